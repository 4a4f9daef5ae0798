//! A look at every page header of a Parquet file before it is decoded.
//!
//! polars allocates what page headers state, and a negative or huge number of values ends
//! the program. Here each header is held against the number of rows that its group has.

use std::fs::File;
use std::io::{BufReader, Seek as _, SeekFrom};
use std::path::Path;

use polars_parquet::parquet::read::read_metadata;
use polars_parquet_format::PageHeader;
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;

/// What a page may unpack to, however small it is.
const PAGE: u64 = 64 << 20;
/// How much larger than that it may be, by its packed size.
const PACKED: u64 = 1000;
/// What the cells of a group may take, in bytes, however small the file is.
const GROUP: u64 = 1 << 30;
/// How much larger than that, by the file's size: runs of one value pack far.
const RUNS: u64 = 1000;

/// Walks a file.
///
/// # Errors
/// What is wrong, for a diagnostic.
pub(super) fn walk(path: &Path) -> Result<(), String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let length = file.metadata().map_err(|e| e.to_string())?.len();
    let mut file = BufReader::new(file);
    let metadata = read_metadata(&mut file).map_err(|e| e.to_string())?;
    for group in &metadata.row_groups {
        let rows = group.num_rows() as u64;
        let cells = rows.saturating_mul(group.n_columns() as u64).saturating_mul(8);
        if cells > GROUP.max(length.saturating_mul(RUNS)) {
            return Err(format!("{rows} rows in a group of {length} bytes"));
        }
        for column in group.parquet_columns() {
            let range = column.byte_range();
            if range.start > range.end || range.end > length {
                return Err(format!("a column at bytes {range:?} of {length}"));
            }
            // A list has more values than rows; no column has more than its groups may take.
            let stated = u64::try_from(column.num_values()).unwrap_or(u64::MAX);
            let flat = column.descriptor().descriptor.max_rep_level == 0;
            if (flat && stated != rows) || stated > GROUP {
                return Err(format!("{stated} values in a column of {rows} rows"));
            }
            file.seek(SeekFrom::Start(range.start)).map_err(|e| e.to_string())?;
            let values = pages(&mut file, range.end, stated)?;
            if values != stated {
                return Err(format!("{values} values where {stated} are stated"));
            }
        }
    }
    Ok(())
}

/// The values of the pages up to a byte of the file.
fn pages(file: &mut BufReader<File>, end: u64, most: u64) -> Result<u64, String> {
    let mut values = 0;
    loop {
        let at = file.stream_position().map_err(|e| e.to_string())?;
        if at >= end {
            return Ok(values);
        }
        let header = {
            let left = usize::try_from(end - at).map_err(|e| e.to_string())?;
            let mut protocol = TCompactInputProtocol::new(&mut *file, left);
            PageHeader::read_from_in_protocol(&mut protocol).map_err(|e| e.to_string())?
        };
        let packed = sized(header.compressed_page_size)?;
        let plain = sized(header.uncompressed_page_size)?;
        if plain > PAGE.max(packed.saturating_mul(PACKED)) {
            return Err(format!("a page of {packed} bytes that holds {plain}"));
        }
        let data = header.data_page_header.map(|h| h.num_values);
        let data = data.or(header.data_page_header_v2.map(|h| h.num_values));
        let dictionary = header.dictionary_page_header.map(|h| h.num_values);
        for (stated, most) in [(data, most), (dictionary, plain)] {
            if let Some(stated) = stated
                && sized(stated)? > most
            {
                return Err(format!("a page of {stated} values where {most} fit"));
            }
        }
        values += data.map_or(Ok(0), sized)?;
        let skip = i64::try_from(packed).map_err(|e| e.to_string())?;
        file.seek_relative(skip).map_err(|e| e.to_string())?;
    }
}

fn sized(stated: i32) -> Result<u64, String> {
    u64::try_from(stated).map_err(|_| format!("a size of {stated}"))
}

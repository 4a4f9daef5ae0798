//! Synthetic respondents from a seeded generator: strata, sampling units, answers, groups,
//! weights, as codes and as labels, in Parquet.

use std::fs::File;
use std::path::{Path, PathBuf};

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::*;
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Strata, and sampling units in each.
pub(crate) const STRATA: u64 = 50;
pub(crate) const UNITS: u64 = 40;
/// Rows of a row group.
const GROUP: usize = 1 << 18;

/// The file of so many respondents; made if it is not there.
pub(crate) fn respondents(folder: &Path, rows: usize) -> PathBuf {
    let path = folder.join(format!("respondents_{rows}.parquet"));
    if path.is_file() {
        return path;
    }
    std::fs::create_dir_all(folder).unwrap();
    let partial = path.with_extension("partial");
    let mut random = Pcg64::seed_from_u64(20_260_101);
    let first = batch(&mut random, rows.min(GROUP));
    let file = File::create(&partial).unwrap();
    let writer = ParquetWriter::new(file).with_row_group_size(Some(GROUP));
    let mut writer = writer.batched(first.schema()).unwrap();
    let mut left = rows - first.height();
    writer.write_batch(&first).unwrap();
    while left > 0 {
        let next = batch(&mut random, left.min(GROUP));
        left -= next.height();
        writer.write_batch(&next).unwrap();
    }
    writer.finish().unwrap();
    std::fs::rename(&partial, &path).unwrap();
    path
}

fn uniform(random: &mut Pcg64) -> f64 {
    (random.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

/// Respondents in no order; the answer leans on the group and on the unit.
fn batch(random: &mut Pcg64, rows: usize) -> DataFrame {
    let (mut strata, mut units) = (Vec::new(), Vec::new());
    let (mut answers, mut groups, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rows {
        let stratum = random.next_u64() % STRATA;
        let unit = stratum * UNITS + random.next_u64() % UNITS;
        let group = (uniform(random) * uniform(random) * 4.0) as i8;
        let lean =
            0.6 * uniform(random) + 0.1 * f64::from(group) + (unit % 7) as f64 / 70.0;
        strata.push(stratum as i16 + 1);
        units.push(unit as i32 + 1);
        groups.push(group + 1);
        answers.push((lean * 5.0).min(4.0) as i8 + 1);
        weights.push(0.4 + uniform(random) + uniform(random));
    }
    let label = |name: &str, code: i64| format!("{name} number {code} of its list");
    let labels = |name: &str, codes: Vec<i64>| -> Vec<String> {
        codes.into_iter().map(|code| label(name, code)).collect()
    };
    let wide = |codes: &[i8]| codes.iter().map(|c| i64::from(*c)).collect::<Vec<_>>();
    df!(
        "stratum_label" => labels("Stratum", strata.iter().map(|s| i64::from(*s)).collect()),
        "unit_label" => labels("Unit", units.iter().map(|u| i64::from(*u)).collect()),
        "answer_label" => labels("Answer", wide(&answers)),
        "group_label" => labels("Group", wide(&groups)),
        "stratum" => strata,
        "unit" => units,
        "answer" => answers,
        "group" => groups,
        "weight" => weights,
    )
    .unwrap()
}

/// A file of respondents with so many replicate weights, `rw1` and on: the weight times 0,
/// 1 or 2 by chance.
pub(crate) fn replicated(folder: &Path, rows: usize, replicates: usize) -> PathBuf {
    let path = folder.join(format!("replicated_{rows}_{replicates}.parquet"));
    if path.is_file() {
        return path;
    }
    std::fs::create_dir_all(folder).unwrap();
    let mut random = Pcg64::seed_from_u64(20_260_103);
    let partial = path.with_extension("partial");
    let file = File::create(&partial).unwrap();
    let mut writer: Option<BatchedWriter<File>> = None;
    let mut file = Some(file);
    let mut left = rows;
    while left > 0 {
        let mut next = batch(&mut random, left.min(GROUP))
            .select(["answer", "group", "weight"])
            .unwrap();
        let weights: Vec<f64> =
            next.column("weight").unwrap().f64().unwrap().into_no_null_iter().collect();
        for r in 1..=replicates {
            let values: Vec<f64> =
                weights.iter().map(|w| w * (random.next_u64() % 3) as f64).collect();
            next.with_column(Column::new(format!("rw{r}").into(), values)).unwrap();
        }
        left -= next.height();
        if writer.is_none() {
            let made = ParquetWriter::new(file.take().unwrap())
                .with_row_group_size(Some(GROUP))
                .batched(next.schema());
            writer = Some(made.unwrap());
        }
        writer.as_mut().unwrap().write_batch(&next).unwrap();
    }
    writer.unwrap().finish().unwrap();
    std::fs::rename(&partial, &path).unwrap();
    path
}

/// A file of many questions of 5 answers and many groupings of 4, in 50 strata of 4 units.
pub(crate) fn banner(
    folder: &Path,
    rows: usize,
    questions: usize,
    groupings: usize,
) -> PathBuf {
    let path = folder.join(format!("banner_{rows}_{questions}_{groupings}.parquet"));
    if path.is_file() {
        return path;
    }
    std::fs::create_dir_all(folder).unwrap();
    let mut random = Pcg64::seed_from_u64(20_260_102);
    let units: Vec<i32> = (0..rows).map(|_| (random.next_u64() % 200) as i32).collect();
    let strata: Vec<i32> = units.iter().map(|unit| unit / 4).collect();
    let weights: Vec<f64> = (0..rows).map(|_| 0.5 + uniform(&mut random)).collect();
    let mut columns = vec![
        Column::new("stratum".into(), strata),
        Column::new("unit".into(), units),
        Column::new("weight".into(), weights),
    ];
    let mut more = |name: String, answers: u64| {
        let codes: Vec<i8> =
            (0..rows).map(|_| 1 + (random.next_u64() % answers) as i8).collect();
        columns.push(Column::new(name.into(), codes));
    };
    (0..questions).for_each(|q| more(format!("q{q}"), 5));
    (0..groupings).for_each(|g| more(format!("g{g}"), 4));
    let mut frame = DataFrame::new(rows, columns).unwrap();
    let partial = path.with_extension("partial");
    ParquetWriter::new(File::create(&partial).unwrap()).finish(&mut frame).unwrap();
    std::fs::rename(&partial, &path).unwrap();
    path
}

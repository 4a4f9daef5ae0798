//! Writing files whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::poll::{Code, Diagnostic};

/// What was written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The files in the order they were written.
    pub files: Vec<PathBuf>,
}

/// Writes files into a folder, each through a temporary file beside it that replaces it
/// when it is complete.
///
/// # Errors
/// A diagnostic naming the folder or file that cannot be written; files written before it
/// are whole.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Written, Diagnostic> {
    std::fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
    let mut written = Written::default();
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|e| unwritable(parent, &e))?;
        replace(parent, &path, bytes).map_err(|e| unwritable(&path, &e))?;
        written.files.push(path);
    }
    Ok(written)
}

fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".endoxa-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Temporary files are readable by their owner only; results are for sharing.
        let shared = std::fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(shared)?;
    }
    file.persist(path).map(|_| ()).map_err(|e| e.error)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::OutputUnwritable, &path.display().to_string())
        .with("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["first", "second"] {
            write(folder.path(), &[("a.txt".into(), text.into())]).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(folder.path().join("a.txt")).unwrap(),
            "second"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let found = write(file.path(), &[("a".into(), Vec::new())]).unwrap_err();
        assert_eq!(found.code, Code::OutputUnwritable);
    }
}

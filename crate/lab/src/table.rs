//! Tables of texts: tab-separated, header first, no quoting.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// A table, read whole.
#[derive(Debug)]
pub(crate) struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// If the file cannot be read, or a row has other columns than the header.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect());
        let header: Vec<String> = lines.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = lines.collect();
        for (index, row) in rows.iter().enumerate() {
            let line = index + 2;
            ensure!(row.len() == header.len(), "{}: line {line}: columns differ", path.display());
        }
        Ok(Self { header, rows })
    }

    /// The values of these columns, row by row.
    ///
    /// # Errors
    /// If there is no such column.
    pub(crate) fn columns<const N: usize>(&self, names: [&str; N]) -> Result<Vec<[&str; N]>> {
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(names) {
            let found = self.header.iter().position(|column| column == name);
            *place = found.with_context(|| format!("there is no column “{name}”"))?;
        }
        Ok(self.rows.iter().map(|row| places.map(|place| row[place].as_str())).collect())
    }
}

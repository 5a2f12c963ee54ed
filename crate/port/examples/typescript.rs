//! Writes into a folder the TypeScript that is made from Rust: the messages and the network table.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("the folder to write into is missing")?;
    let folder = Path::new(&folder);
    std::fs::write(folder.join("messages.ts"), timbre_port::typescript())?;
    std::fs::write(folder.join("networks.ts"), timbre_core::network::typescript()?)?;
    Ok(())
}

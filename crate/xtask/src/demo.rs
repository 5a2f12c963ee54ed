//! The demo community, served from this machine to this machine.

use crate::build;
use crate::process::say;
use crate::repository::Repository;
use anyhow::{Result, anyhow};
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Request, Response, Server};

/// `cargo xtask demo`: builds and serves until the program is ended.
pub(crate) fn run(repository: &Repository, port: u16, open: bool) -> Result<()> {
    build::development(repository)?;
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("port {port} cannot be used ({error}); choose another with --port")
    })?;
    let address = format!("http://127.0.0.1:{port}/");
    println!();
    println!("The demo community, with the widget at work: {address}");
    println!("To try the extension there and on the networks:");
    println!(
        "  Chromium: chrome://extensions, developer mode, load unpacked: {}",
        repository.dist("chromium").display()
    );
    println!(
        "  Firefox: about:debugging, this Firefox, load temporary add-on: {}",
        repository.dist("firefox/manifest.json").display()
    );
    println!("Ctrl+C ends it.");
    if open && has_screen() && webbrowser::open(&address).is_err() {
        say("No browser could be opened; open the address by hand");
    }
    let folder = repository.dist("www");
    for request in server.incoming_requests() {
        // A reader that has gone away is no reason to stop serving.
        let _ = answer(&folder, request);
    }
    Ok(())
}

fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("CI") && (!cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY"))
}

fn answer(folder: &Path, request: Request) -> std::io::Result<()> {
    let Some((path, file)) = file(folder, request.url()) else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let mut response = Response::from_file(file);
    for (name, value) in [("Content-Type", kind(&path)), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file an address means. Nothing outside `folder` can be meant.
fn file(folder: &Path, address: &str) -> Option<(PathBuf, File)> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(path);
    if !path.components().all(|component| matches!(component, Component::Normal(_))) {
        return None;
    }
    let mut path = folder.join(path);
    if path.is_dir() {
        path.push("index.html");
    }
    let file = File::open(&path).ok()?;
    Some((path, file))
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

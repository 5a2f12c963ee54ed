//! The two browsers and where they are found on a machine.

use std::path::{Path, PathBuf};

/// A browser Timbre is built for, tested in and measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Browser {
    /// Chromium, Chrome, Edge, Brave and the like.
    Chromium,
    /// Firefox, its ESR included.
    Firefox,
}

impl Browser {
    /// Both, in the order of every listing.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Only the chosen one, or both.
    pub(crate) fn chosen(only: Option<Self>) -> Vec<Self> {
        only.map_or_else(|| Self::ALL.to_vec(), |browser| vec![browser])
    }

    /// The name in folders, options and variables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The variable that names the program where it lies elsewhere.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "TIMBRE_CHROMIUM",
            Self::Firefox => "TIMBRE_FIREFOX",
        }
    }

    /// The Debian package.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        }
    }

    /// The program: what the variable names, else the first usual place that has it.
    ///
    /// Debian's `/usr/bin/chromium` comes after the program itself: it is a shell script that adds switches of
    /// its own.
    pub(crate) fn find(self) -> Option<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable()) {
            return Some(PathBuf::from(named)).filter(|path| path.is_file());
        }
        let program_files = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
        let windows = program_files.iter().filter_map(std::env::var_os).flat_map(|folder| {
            let folder = PathBuf::from(folder);
            self.windows().iter().map(move |path| folder.join(path)).collect::<Vec<_>>()
        });
        self.unix().iter().map(PathBuf::from).chain(windows).find(|path: &PathBuf| path.is_file())
    }

    fn unix(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[
                "/usr/lib/chromium/chromium",
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/snap/bin/chromium",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/usr/bin/google-chrome-for-testing",
                "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            ],
            Self::Firefox => &[
                "/usr/bin/firefox-esr",
                "/usr/bin/firefox",
                "/snap/bin/firefox",
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox",
            ],
        }
    }

    fn windows(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => {
                &["Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"]
            }
            Self::Firefox => {
                &["Mozilla Firefox/firefox.exe", "Firefox Developer Edition/firefox.exe"]
            }
        }
    }
}

/// Whether packages can be installed here without asking anybody: Debian's tools, as root.
pub(crate) fn debian_as_root() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
        && crate::process::output(std::process::Command::new("id").arg("-u"))
            .is_ok_and(|id| id.trim() == "0")
}

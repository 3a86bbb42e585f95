//! Whether this machine can show a window, and if not, what it would need.

/// What is missing for a window, as one sentence; `None`: nothing.
pub(crate) fn missing() -> Option<String> {
    if cfg!(not(target_os = "linux")) {
        return None;
    }
    let has = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !has("DISPLAY") && !has("WAYLAND_DISPLAY") {
        return Some(
            "there is no display here: a window needs an X11 or Wayland session (DISPLAY or WAYLAND_DISPLAY)".into(),
        );
    }
    let lacking: Vec<&str> =
        LIBRARIES.iter().filter(|(file, _)| !is_installed(file)).map(|(_, package)| *package).collect();
    (!lacking.is_empty())
        .then(|| format!("this system lacks libraries a window needs; on Debian: apt install {}", lacking.join(" ")))
}

/// What winit and glutin load when they start, and the Debian packages they are in.
const LIBRARIES: [(&str, &str); 6] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libGL.so.1", "libgl1 libgl1-mesa-dri"),
];

fn is_installed(file: &str) -> bool {
    let own = std::env::var("LD_LIBRARY_PATH").unwrap_or_default();
    let known = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"];
    let multiarch = ["/usr/lib", "/lib"]
        .into_iter()
        .flat_map(|dir| std::fs::read_dir(dir).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().contains("-linux-gnu"));
    let mut dirs =
        own.split(':').filter(|dir| !dir.is_empty()).chain(known).map(std::path::PathBuf::from).chain(multiarch);
    // Systems that keep their libraries elsewhere say so in the cache of the loader; there we do not guess.
    let elsewhere = !std::path::Path::new("/usr/lib").exists() || std::path::Path::new("/nix/store").exists();
    elsewhere || dirs.any(|dir| dir.join(file).exists())
}

//! In which time zone this computer is.

use trekker_domain::publish_at;

/// Its IANA name, as `TZ` or else the system says it; empty when neither says one that is known.
pub fn of_this_computer() -> String {
    let said = std::env::var("TZ").unwrap_or_default();
    let said = said.trim_start_matches(':');
    let is_known = |name: &str| publish_at::zone(name).is_some();
    if is_known(said) {
        return said.to_owned();
    }
    iana_time_zone::get_timezone().ok().filter(|name| is_known(name)).unwrap_or_default()
}

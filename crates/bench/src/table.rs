//! One line of the table.

use std::fmt;
use std::time::Duration;

pub struct Figure {
    pub name: &'static str,
    pub workload: String,
    pub ours: String,
    pub beside: String,
    pub result: String,
    pub to_reach: &'static str,
    pub is_reached: bool,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reached = if self.is_reached { "yes" } else { "no" };
        let Self { name, workload, ours, beside, result, to_reach, .. } = self;
        write!(f, "| {name} | {workload} | {ours} | {beside} | {result} | {to_reach} | {reached} |")
    }
}

pub fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// The value below which this part of all lies, from 0 to 1. Sorts.
pub fn percentile(times: &mut [Duration], part: f64) -> Duration {
    times.sort_unstable();
    times[((times.len() - 1) as f64 * part).round() as usize]
}

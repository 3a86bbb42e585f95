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
        let reached = match (self.to_reach, self.is_reached) {
            ("–", _) => "–",
            (_, true) => "yes",
            (_, false) => "no",
        };
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

/// How a time grows from a thousand posts to ten and a hundred thousand.
pub fn growth(what: &str, times: &[Duration; 3]) -> Vec<Figure> {
    [(1, "10,000 posts beside 1,000"), (2, "100,000 posts beside 10,000")]
        .into_iter()
        .map(|(at, words)| {
            let ratio = times[at].as_secs_f64() / times[at - 1].as_secs_f64();
            Figure {
                name: "growth",
                workload: format!("{what}, {words}"),
                ours: millis(times[at]),
                beside: millis(times[at - 1]),
                result: format!("{ratio:.2} ×"),
                to_reach: "1.3 ×",
                is_reached: ratio <= 1.3,
            }
        })
        .collect()
}

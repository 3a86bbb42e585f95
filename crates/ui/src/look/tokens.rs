//! Every colour and size there is. No other file names a colour.

use egui::Color32;
use trekker_domain::open::Open;
use trekker_domain::post::Status;
use trekker_domain::theme::COLOURS;

/// A colour to write with and the quiet fill that goes under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    pub ink: Color32,
    pub fill: Color32,
}

/// The colours of one theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub is_dark: bool,
    pub background: Color32,
    pub surface: Color32,
    pub sunken: Color32,
    pub border: Color32,
    pub text: Color32,
    pub muted: Color32,
    pub accent: Color32,
    /// What is written on the accent.
    pub on_accent: Color32,
    pub accent_hovered: Color32,
    /// A quiet fill for what is selected.
    pub accent_fill: Color32,
    /// Under the pointer.
    pub hover: Color32,
    pub idea: Tint,
    pub draft: Tint,
    pub review: Tint,
    pub planned: Tint,
    pub posted: Tint,
    pub problem: Tint,
    pub shadow: Color32,
    pub backdrop: Color32,
    pub themes: [Color32; COLOURS as usize],
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn tint(ink: u32, fill: u32) -> Tint {
    Tint { ink: rgb(ink), fill: rgb(fill) }
}

const fn palette(hex: [u32; 8]) -> [Color32; 8] {
    let mut colours = [Color32::BLACK; 8];
    let mut at = 0;
    while at < 8 {
        colours[at] = rgb(hex[at]);
        at += 1;
    }
    colours
}

pub static LIGHT: Look = Look {
    is_dark: false,
    background: rgb(0xF7F7F5),
    surface: rgb(0xFFFFFF),
    sunken: rgb(0xEFEFEC),
    border: rgb(0xE2E2DD),
    text: rgb(0x1C1C1A),
    muted: rgb(0x66665F),
    accent: rgb(0x0F766E),
    on_accent: rgb(0xFFFFFF),
    accent_hovered: rgb(0x0B5F59),
    accent_fill: rgb(0xDDF1EE),
    hover: rgb(0xEFEFEC),
    idea: tint(0x5B5B55, 0xEFEFEC),
    draft: tint(0x92400E, 0xFDF1D3),
    review: tint(0x6D28D9, 0xEFE8FD),
    planned: tint(0x1D4ED8, 0xE3ECFD),
    posted: tint(0x166534, 0xDFF5E6),
    problem: tint(0xB42318, 0xFDE8E6),
    shadow: Color32::from_black_alpha(28),
    backdrop: Color32::from_black_alpha(70),
    themes: palette([0x0F766E, 0x2563EB, 0x7C3AED, 0xC026D3, 0xE11D48, 0xD97706, 0x65A30D, 0x0891B2]),
};

pub static DARK: Look = Look {
    is_dark: true,
    background: rgb(0x141413),
    surface: rgb(0x1D1D1B),
    sunken: rgb(0x0F0F0E),
    border: rgb(0x30302C),
    text: rgb(0xECECE8),
    muted: rgb(0xA3A39B),
    accent: rgb(0x2DD4BF),
    on_accent: rgb(0x06201D),
    accent_hovered: rgb(0x5EEAD4),
    accent_fill: rgb(0x12332F),
    hover: rgb(0x292926),
    idea: tint(0xB4B4AC, 0x2A2A27),
    draft: tint(0xFBBF24, 0x33290F),
    review: tint(0xC4B5FD, 0x2C2640),
    planned: tint(0x93C5FD, 0x1C2A41),
    posted: tint(0x86EFAC, 0x1A3022),
    problem: tint(0xFCA5A5, 0x3D1F1D),
    shadow: Color32::from_black_alpha(120),
    backdrop: Color32::from_black_alpha(140),
    themes: palette([0x2DD4BF, 0x60A5FA, 0xA78BFA, 0xE879F9, 0xFB7185, 0xFBBF24, 0xA3E635, 0x22D3EE]),
};

/// What people's names are written on, in white; the same in both themes.
const PEOPLE: [Color32; 8] = palette([0x0F766E, 0x1D4ED8, 0x6D28D9, 0xA21CAF, 0xBE123C, 0xB45309, 0x3F6212, 0x0E7490]);

/// Written on a person's colour.
pub const ON_PERSON: Color32 = Color32::WHITE;

/// A person's own colour, for the avatar and the caret.
pub fn person_colour(person: &trekker_domain::id::PersonId) -> Color32 {
    // FNV-1a, so that ids that look alike get colours that do not.
    let mixed = person.0.iter().fold(0x811C_9DC5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    PEOPLE[(mixed >> 13) as usize % PEOPLE.len()]
}

impl Look {
    pub fn status(&self, status: &Open<Status>) -> Tint {
        match status {
            Open::Known(Status::Idea) | Open::Unknown(_) => self.idea,
            Open::Known(Status::Draft) => self.draft,
            Open::Known(Status::Review) => self.review,
            Open::Known(Status::Planned) => self.planned,
            Open::Known(Status::Posted) => self.posted,
        }
    }

    pub fn theme(&self, colour: u8) -> Color32 {
        self.themes[usize::from(colour) % self.themes.len()]
    }
}

/// Steps of the 4-point grid.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
}

/// Heights of what is clicked.
pub const CONTROL: f32 = 32.0;
pub const CHIP: f32 = 22.0;
pub const ROW: f32 = 36.0;

/// Roundings.
pub mod radius {
    pub const CHIP: u8 = 4;
    pub const CONTROL: u8 = 6;
    pub const CARD: u8 = 10;
    pub const DIALOG: u8 = 12;
}

/// Widths of the parts of the window.
pub const RAIL: f32 = 84.0;
/// The sheet takes a share of the window, between these widths.
pub const SHEET: std::ops::RangeInclusive<f32> = 420.0..=500.0;

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.1.
    fn luminance(colour: Color32) -> f64 {
        let part = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(ink: Color32, paper: Color32) -> f64 {
        let (one, other) = (luminance(ink), luminance(paper));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_written_can_be_read() {
        for look in [&LIGHT, &DARK] {
            let papers = [look.background, look.surface, look.sunken, look.hover];
            for paper in papers {
                for ink in [look.text, look.muted, look.accent] {
                    assert!(contrast(ink, paper) >= 4.5, "{ink:?} on {paper:?}: {}", contrast(ink, paper));
                }
            }
            for tint in [look.idea, look.draft, look.review, look.planned, look.posted, look.problem] {
                for paper in [tint.fill, look.background, look.surface] {
                    assert!(contrast(tint.ink, paper) >= 4.5, "{:?} on {paper:?}", tint.ink);
                }
                assert!(contrast(look.text, tint.fill) >= 4.5, "text on {:?}", tint.fill);
                assert!(contrast(look.muted, tint.fill) >= 4.5, "muted on {:?}", tint.fill);
            }
            for accent in [look.accent, look.accent_hovered] {
                assert!(contrast(look.on_accent, accent) >= 4.5);
            }
            assert!(contrast(look.text, look.accent_fill) >= 4.5 && contrast(look.accent, look.accent_fill) >= 4.5);
        }
        for colour in PEOPLE {
            assert!(contrast(ON_PERSON, colour) >= 4.5, "{colour:?}");
        }
    }
}

/// What scanners read: dark on light whatever the theme.
pub(crate) mod scanned {
    use egui::Color32;

    pub(crate) const DARK: Color32 = Color32::BLACK;
    pub(crate) const LIGHT: Color32 = Color32::WHITE;
}

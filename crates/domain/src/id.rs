//! Names that never change: of documents and of people.

use std::fmt;

/// The name of one document: a post, an idea, a section of the guide. 16 bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub [u8; 16]);

/// The name of one person, who may have several devices. 16 bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub [u8; 16]);

/// The name of one device: its public Ed25519 key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub [u8; 32]);

pub(crate) fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads exactly `N` bytes of hexadecimal digits; anything else is `None`.
pub(crate) fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    Some(bytes)
}

macro_rules! written_as_hex {
    ($name:ident) => {
        impl $name {
            /// Reads what `Display` wrote.
            pub fn parse(text: &str) -> Option<Self> {
                read_hex(text).map(Self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "("))?;
                write_hex(&self.0[..4], f)?;
                write!(f, ")")
            }
        }
    };
}

written_as_hex!(DocId);
written_as_hex!(PersonId);
written_as_hex!(DeviceId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_id_reads_back() {
        let id = DocId([7; 16]);
        assert_eq!(DocId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "07", "zz070707070707070707070707070707", "é7070707070707070707070707070707"] {
            assert_eq!(DocId::parse(text), None, "{text}");
        }
    }
}

//! A hash of everything a document says, for comparing devices.

use automerge::{ROOT, ReadDoc, Value};

use crate::body::text_of;
use crate::document::Document;

impl Document {
    /// Over all columns with all values that stand beside each other, the text, and the version. Equal on two devices
    /// exactly when both read the same.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.kind.number().to_be_bytes());
        let mut put = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_be_bytes()).update(bytes);
        };
        for head in self.version().0 {
            put(&head);
        }
        for item in self.automerge.map_range(ROOT, ..) {
            put(item.key.as_bytes());
            let Ok(values) = self.automerge.get_all(ROOT, item.key.as_ref()) else { continue };
            for (value, _) in values {
                if let Value::Scalar(scalar) = value {
                    put(format!("{scalar:?}").as_bytes());
                }
            }
        }
        put(text_of(self).as_bytes());
        *hasher.finalize().as_bytes()
    }
}

//! The mark of a text; see [`trekker_domain::mark`].

use trekker_domain::mark::Mark;

/// Stands for these texts, one after the other.
pub fn mark_of(texts: &[&str]) -> Mark {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/mark/v1");
    for text in texts {
        hasher.update(&(text.len() as u64).to_be_bytes()).update(text.as_bytes());
    }
    let mut mark = [0; 16];
    mark.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Mark(mark)
}

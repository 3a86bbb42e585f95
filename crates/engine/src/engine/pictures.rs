//! Small pictures of the photos in the posts that are open, drawn in the background, one after the other.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use trekker_domain::media::{BY_ITSELF_BYTES, FileHash, MediaFile, MediaKind, kind_of};
use trekker_session::picture::SmallPicture;
use trekker_session::snapshot::{Body, FileState};

use super::media::{FileNews, blob_of};
use super::*;

/// No wider and no higher than this, in points.
const SIDE: u32 = 480;
/// A photo that says to be larger is not looked into: its bytes are somebody else's, and a few of them can say anything.
const MOST_SIDE: u32 = 20_000;
const MOST_MEMORY: u64 = 512 << 20;

impl Engine {
    /// Draws what an open post or idea shows and nobody has drawn yet; lets go what none of them shows any more.
    pub(super) fn draw_next(&mut self) {
        let Some(team) = &mut self.team else { return };
        let snapshot = &mut team.view.snapshot;
        let open = snapshot.open.values().filter_map(|detail| match &detail.body {
            Body::Post(post) => Some(post.summary.media.as_slice()),
            Body::Idea(idea) => Some(idea.media.as_slice()),
            _ => None,
        });
        let photos: Vec<&MediaFile> =
            open.flatten().map(|one| &one.file).filter(|file| kind_of(&file.name) == Some(MediaKind::Photo)).collect();
        let shown: BTreeSet<FileHash> = photos.iter().map(|file| file.hash).collect();
        if snapshot.pictures.keys().any(|hash| !shown.contains(hash)) {
            snapshot.pictures = snapshot.pictures.iter().filter(|(hash, _)| shown.contains(*hash)).map(own).collect();
            team.view.is_dirty = true;
        }
        if self.drawing.is_some() {
            return;
        }
        let is_to_draw = |file: &&&MediaFile| {
            let is_here = snapshot.files.get(&file.hash) == Some(&FileState::Here);
            is_here && file.size <= BY_ITSELF_BYTES && !snapshot.pictures.contains_key(&file.hash)
        };
        let Some(file) = photos.iter().find(is_to_draw).map(|file| MediaFile::clone(file)) else { return };
        self.drawing = Some(file.hash);
        let (opened, events) = (self.files.clone(), self.events.clone());
        self.runtime.spawn(async move {
            let bytes = async { opened.get().await?.read(blob_of(&file)).await };
            let picture = match bytes.await {
                // A decoder that panics takes its thread's work with it and nothing else.
                Ok(bytes) => tokio::task::spawn_blocking(move || draw(&bytes)).await.map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            let picture = picture.and_then(|drawn| drawn.map_err(|error| error.to_string()));
            if let Err(error) = &picture {
                tracing::debug!(%error, file = %file.name, "a photo shows no picture");
            }
            let picture = picture.ok().map(Arc::new);
            events.send(Event::Files(FileNews::Drawn { hash: file.hash, picture })).await;
        });
    }

    pub(super) fn drawn(&mut self, hash: FileHash, picture: Option<Arc<SmallPicture>>) {
        self.drawing = None;
        self.with_team(|team| {
            team.view.snapshot.pictures.insert(hash, picture);
            team.view.is_dirty = true;
        });
    }
}

fn own<K: Copy, V: Clone>((key, value): (&K, &V)) -> (K, V) {
    (*key, value.clone())
}

/// As the camera was held.
fn draw(bytes: &[u8]) -> Result<SmallPicture, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::no_limits();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if picture.width().max(picture.height()) > SIDE {
        picture = picture.thumbnail(SIDE, SIDE);
    }
    picture.apply_orientation(orientation);
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    Ok(SmallPicture { width, height, rgba: picture.into_raw() })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;

    fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture =
            RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0; 3]) });
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut bytes, format).expect("it writes");
        bytes.into_inner()
    }

    /// The bytes of a JPEG with an orientation in its EXIF: 6, the camera was held a quarter to the left.
    fn turned(jpeg: &[u8]) -> Vec<u8> {
        let tag = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
        let exif = [b"Exif\0\0II*\0\x08\0\0\0\x01\0".as_slice(), &tag, &[0; 4]].concat();
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photo_is_drawn_small_and_upright() {
        for (bytes, size) in [
            (photo(2_000, 1_000, ImageFormat::Jpeg), (480, 240)),
            (turned(&photo(2_000, 1_000, ImageFormat::Jpeg)), (240, 480)),
            (photo(30, 20, ImageFormat::Png), (30, 20)),
            (photo(600, 600, ImageFormat::WebP), (480, 480)),
            (photo(600, 300, ImageFormat::Gif), (480, 240)),
        ] {
            let picture = draw(&bytes).expect("a picture");
            assert_eq!((picture.width, picture.height), size);
            assert_eq!(picture.rgba.len() as u32, 4 * picture.width * picture.height);
        }
    }

    #[test]
    fn bytes_that_are_no_photo_and_photos_that_claim_too_much_show_none() {
        assert!(draw(b"").is_err());
        assert!(draw(b"not a photo").is_err());
        let whole = photo(600, 300, ImageFormat::Jpeg);
        assert!(draw(&whole[..20]).is_err());
        // The head of a PNG that says to be 60,000 points wide and high.
        let mut claims = photo(4, 4, ImageFormat::Png);
        claims[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(draw(&claims).is_err());
    }
}

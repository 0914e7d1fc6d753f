//! How every model file begins, is checked and is calibrated.
//!
//! An artefact is a header of text lines, an empty line and a payload. The header tells the kind of model and
//! the version of its payload, how and from which inputs (with their SHA-256) it was made, its calibration, the
//! payload's length and a checksum of header and payload. What the payload holds is known to the model alone; it
//! is text where people review it. `DESIGN.md` says why the header is text.

mod calibration;
mod fields;
mod kind;
mod recipe;
mod sha256;

use std::borrow::Cow;
use std::fmt::Write;

use crate::error::{Error, Result};

pub use calibration::Calibration;
pub use fields::Fields;
pub use kind::Kind;
pub use recipe::{Input, Recipe};

/// The first line: the name of the container and its version.
const FIRST: &str = "warraq-artefact\t1";
/// A header is shorter than this, so that a foreign file is not searched to its end.
const LONGEST_HEADER: usize = 1 << 20;

/// A model file, read or about to be written.
///
/// ```
/// use warraq::artefact::{Artefact, Kind};
/// let bytes = Artefact::new(Kind::TextLines, b"feature\n".to_vec()).to_bytes();
/// let artefact = Artefact::read(&bytes, "lines.model", Kind::TextLines)?;
/// assert_eq!(artefact.text()?, "feature\n");
/// let error = Artefact::read(&bytes[..bytes.len() - 1], "lines.model", Kind::TextLines).unwrap_err();
/// assert_eq!(error.to_string(), "lines.model: truncated: its payload has 7 of 8 bytes");
/// # Ok::<(), warraq::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Artefact<'a> {
    name: String,
    kind: Kind,
    version: u32,
    checksum: u64,
    /// How it was made, and from what.
    pub recipe: Recipe,
    /// What turns its scores into shares of right answers.
    pub calibration: Calibration,
    /// The model.
    pub payload: Cow<'a, [u8]>,
}

/// FNV-1a: one changed byte always changes it, which is what a check against damage needs.
fn fnv(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().copied().flatten();
    bytes.fold(0xCBF2_9CE4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3))
}

impl<'a> Artefact<'a> {
    /// An artefact of the version of `kind` that this crate reads, without recipe and calibration.
    #[must_use]
    pub fn new(kind: Kind, payload: impl Into<Cow<'a, [u8]>>) -> Self {
        Self {
            name: String::new(),
            kind,
            version: kind.version(),
            checksum: 0,
            recipe: Recipe::default(),
            calibration: Calibration::default(),
            payload: payload.into(),
        }
    }

    /// The same, made by `recipe`.
    #[must_use]
    pub fn with_recipe(self, recipe: Recipe) -> Self {
        Self { recipe, ..self }
    }

    /// The same, calibrated.
    #[must_use]
    pub fn with_calibration(self, calibration: Calibration) -> Self {
        Self { calibration, ..self }
    }

    /// How errors call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What sort of model it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The checksum that the file names; of one that was not read, 0.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// The header up to the checksum.
    fn header(&self) -> String {
        let mut out = format!("{FIRST}\nkind\t{}\t{}\n", self.kind.as_str(), self.version);
        self.recipe.write(&mut out);
        self.calibration.write(&mut out);
        let _ = writeln!(out, "bytes\t{}", self.payload.len());
        out
    }

    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.header();
        let checksum = fnv(&[out.as_bytes(), &self.payload]);
        let _ = write!(out, "checksum\t{checksum:016x}\n\n");
        [out.as_bytes(), &self.payload].concat()
    }

    /// Reads a file of this kind; `name` is how errors call it.
    ///
    /// # Errors
    /// [`Error::Model`] when it is foreign, of another kind or version, truncated or altered.
    pub fn read(bytes: &'a [u8], name: &str, kind: Kind) -> Result<Self> {
        let artefact = Self::open(bytes, name)?;
        if artefact.kind != kind {
            return Err(artefact.error(format!("is a model of kind {}, not {kind}", artefact.kind)));
        }
        Ok(artefact)
    }

    /// Reads a file of any kind.
    ///
    /// # Errors
    /// [`Error::Model`] when it is foreign, of another version, truncated or altered.
    pub fn open(bytes: &'a [u8], name: &str) -> Result<Self> {
        let error = |cause: String| Error::Model { artefact: name.to_owned(), cause };
        let first = [FIRST.as_bytes(), b"\n"].concat();
        if !bytes.starts_with(&first) {
            return Err(error(kind::foreign(bytes)));
        }
        let searched = &bytes[..bytes.len().min(LONGEST_HEADER)];
        let end = memchr::memmem::find(searched, b"\n\n")
            .ok_or_else(|| error("truncated: its header has no end".into()))?;
        let (header, payload) = (&bytes[..end + 1], &bytes[end + 2..]);
        let header =
            std::str::from_utf8(header).map_err(|_| error("altered: its header is no text".into()))?;
        let mut artefact = Self::new(Kind::TextLines, payload);
        artefact.name = name.to_owned();
        let mut lines = header.lines().skip(1).peekable();
        let broken = |what: &str| error(format!("altered: its header has no {what}"));
        let kind = lines.next().and_then(|line| line.strip_prefix("kind\t")?.split_once('\t'));
        let (kind, version) = kind.ok_or_else(|| broken("kind"))?;
        artefact.recipe = Recipe::read(&mut lines).ok_or_else(|| broken("recipe"))?;
        artefact.calibration = Calibration::read(&mut lines).ok_or_else(|| broken("calibration"))?;
        let length = lines.next().and_then(|line| line.strip_prefix("bytes\t")?.parse::<usize>().ok());
        match length.ok_or_else(|| broken("length"))? {
            length if length > payload.len() => {
                let cause = format!("truncated: its payload has {} of {length} bytes", payload.len());
                return Err(error(cause));
            }
            length if length < payload.len() => {
                return Err(error(format!("altered: {} bytes follow its payload", payload.len() - length)));
            }
            _ => {}
        }
        let last = lines.next().unwrap_or_default();
        let summed = &header.as_bytes()[..header.len() - last.len() - 1];
        artefact.checksum = fnv(&[summed, payload]);
        if last != format!("checksum\t{:016x}", artefact.checksum) || lines.next().is_some() {
            return Err(error("altered: its checksum does not agree".into()));
        }
        artefact.kind = Kind::from_name(kind)
            .ok_or_else(|| error(format!("is of kind {kind:?}, which this warraq does not know")))?;
        artefact.version = version.parse().map_err(|_| broken("version"))?;
        if artefact.version != artefact.kind.version() {
            let (it, own) = (artefact.version, artefact.kind.version());
            return Err(error(format!(
                "is version {it} of {kind}; this warraq reads version {own}: train it again"
            )));
        }
        Ok(artefact)
    }

    /// The payload's fields, from its first byte.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(&self.payload, &self.name)
    }

    /// The fields of what the payload was unpacked to.
    pub(crate) fn fields_of<'b>(&'b self, unpacked: &'b [u8]) -> Fields<'b> {
        Fields::new(unpacked, &self.name)
    }

    /// The payload as text.
    ///
    /// # Errors
    /// [`Error::Model`] when it is none.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.payload).map_err(|_| self.error("its payload is no text"))
    }

    /// What is wrong with it.
    pub fn error(&self, cause: impl Into<String>) -> Error {
        Error::Model { artefact: self.name.clone(), cause: cause.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artefact() -> Artefact<'static> {
        let inputs = vec![Input { name: "a b.txt".into(), sha256: sha256::hex(b"a") }];
        let recipe =
            Recipe { trainer: "warraq train".into(), inputs, notes: vec!["CC0\t1.0\nsays it".into()] };
        let line = Calibration::line(&[(0.0, 0.0), (0.5, 0.4), (1.0, 0.96)], "forty names").expect("rises");
        Artefact::new(Kind::Clitics, vec![0_u8, 10, 10, 255]).with_recipe(recipe).with_calibration(line)
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = artefact().to_bytes();
        let read = Artefact::read(&bytes, "x", Kind::Clitics).unwrap();
        assert_eq!(read.payload, artefact().payload);
        assert_eq!(read.calibration, artefact().calibration);
        assert_eq!(read.recipe.notes, ["CC0 1.0 says it"]);
        assert_eq!(read.to_bytes(), bytes);
    }

    #[test]
    fn every_truncation_and_every_changed_bit_is_an_error() {
        let bytes = artefact().to_bytes();
        for cut in 0..bytes.len() {
            let error = Artefact::open(&bytes[..cut], "x.model").unwrap_err();
            assert!(error.to_string().starts_with("x.model: "), "{error}");
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut altered = bytes.clone();
                altered[at] ^= 1 << bit;
                assert!(matches!(Artefact::open(&altered, "x"), Err(Error::Model { .. })), "{at} {bit}");
            }
        }
        assert!(Artefact::open(&[bytes, vec![0]].concat(), "x").is_err());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let cause = |bytes: &[u8]| Artefact::read(bytes, "x", Kind::NamesLinear).unwrap_err().to_string();
        assert_eq!(cause(&artefact().to_bytes()), "x: is a model of kind clitics, not names-linear");
        let older = cause(b"WARRAQN1\x1f\x8b");
        assert!(
            older.contains("WARRAQN1") && older.contains("0.1.0") && older.contains("train it again"),
            "{older}"
        );
        let newer = Artefact { version: 99, ..artefact() }.to_bytes();
        assert_eq!(cause(&newer), "x: is version 99 of clitics; this warraq reads version 2: train it again");
        assert_eq!(cause(b"PK\x03\x04"), "x: is no warraq model");
        assert_eq!(cause(b""), "x: is no warraq model: it is empty");
    }
}

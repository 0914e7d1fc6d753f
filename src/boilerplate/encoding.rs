//! Bytes to text: what a file or a response is written in, and what says so.
//!
//! The order: a byte-order mark; valid UTF-8 (bytes beyond ASCII that form it
//! by accident are not met in practice, so it outweighs wrong headers); the
//! declared encoding; UTF-16 by its zero bytes; the page's own `<meta>` or XML
//! declaration; the letters themselves.

mod arabic;
mod binary;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Error, Result};

/// A text, and the encoding it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text, without its byte-order mark, newlines untouched.
    pub text: String,
    /// The name of the encoding, as the WHATWG Encoding Standard spells it.
    pub encoding: &'static str,
}

/// Decodes `bytes`; `declared` is what the caller or the response's header says of them.
///
/// ```
/// use warraq::boilerplate::decode;
/// let decoded = decode(b"\xC8\xDB\xCF\xC7\xCF", Some("windows-1256"), "a.html").unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("بغداد", "windows-1256"));
/// assert!(decode(b"\x89PNG\r\n\x1a\n\0\0", None, "a.html").unwrap_err().to_string().starts_with("a.html: "));
/// ```
///
/// # Errors
/// [`Error::Encoding`] when the bytes are no text, when they are none in the
/// declared encoding, or when no encoding has the declared name.
pub fn decode(bytes: &[u8], declared: Option<&str>, document: &str) -> Result<Decoded> {
    let fail = |cause: String| Err(Error::Encoding { document: document.to_owned(), cause });
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return match strictly(encoding, &bytes[mark..]) {
            Some(decoded) => Ok(decoded),
            None => Ok(loosely(encoding, &bytes[mark..])),
        };
    }
    if let Some(what) = binary::magic(bytes) {
        return fail(format!("is {what}, not text"));
    }
    let declared = match declared.map(|label| (label, Encoding::for_label(label.trim().as_bytes()))) {
        Some((label, None)) => return fail(format!("there is no encoding «{label}»")),
        Some((_, found)) => found,
        None => None,
    };
    let wide = declared.is_some_and(is_wide);
    if !wide && simdutf8::basic::from_utf8(bytes).is_ok() {
        if let Some(cause) = binary::controls(bytes) {
            // Text in UTF-16 whose letters are all ASCII is valid UTF-8 full of zeros.
            return match utf_16(bytes) {
                Some(encoding) => Ok(loosely(encoding, bytes)),
                None => fail(cause),
            };
        }
        return Ok(loosely(UTF_8, bytes));
    }
    if let Some(encoding) = declared {
        return match strictly(encoding, bytes) {
            Some(decoded) => Ok(decoded),
            None if encoding == UTF_8 => fail(utf8_fault(bytes)),
            None => fail(format!("holds bytes that are no {}", encoding.name())),
        };
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok(loosely(encoding, bytes));
    }
    if let Some(cause) = binary::controls(bytes) {
        return fail(cause);
    }
    Ok(guessed(bytes))
}

/// The text when the page's own word, or nobody, says what it is.
fn guessed(bytes: &[u8]) -> Decoded {
    let stated = stated(bytes);
    // A page in UTF-8 with a few torn letters is still one.
    if stated.is_none_or(|e| e == UTF_8) && mostly_utf_8(bytes) {
        return loosely(UTF_8, bytes);
    }
    let arabic = arabic::guess(bytes);
    // Old Arabic pages often claim to be Western.
    if let Some(encoding) = arabic.filter(|_| stated.is_none_or(is_claimed_without_meaning)) {
        return loosely(encoding, bytes);
    }
    if let Some(decoded) = stated.filter(|&e| e != UTF_8).and_then(|e| strictly(e, bytes)) {
        return decoded;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Allow);
    loosely(arabic.unwrap_or(found), bytes)
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

fn loosely(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name() }
}

fn utf8_fault(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(_) => "is not UTF-8".to_owned(),
        Err(error) => {
            let at = error.valid_up_to();
            format!("is not UTF-8: byte 0x{:02X} at {at}", bytes.get(at).copied().unwrap_or(0))
        }
    }
}

/// Whether all but one in fifty of the characters beyond ASCII are sound UTF-8.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut faults) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    sound > 50 * faults
}

/// UTF-16 without a mark: every second byte of Arabic or Latin text in it is one of few.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(8192) & !1];
    if head.len() < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    let high = |b: u8| matches!(b, 0x00 | 0x06 | 0x20 | 0xFE);
    let share = |first: usize| head.iter().skip(first).step_by(2).filter(|b| high(**b)).count() * 2;
    let has_control = head.iter().any(|b| matches!(b, 0x00 | 0x06));
    let (even, odd) = (share(0), share(1));
    let (most, little) = (head.len() * 9 / 10, head.len() / 2);
    match has_control {
        true if odd >= most && even < little => Some(UTF_16LE),
        true if even >= most && odd < little => Some(UTF_16BE),
        _ => None,
    }
}

/// What the page's `<meta charset>`, `<meta http-equiv>` or XML declaration states.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(8192)];
    let lower = head.to_ascii_lowercase();
    for (key, opener) in [(&b"charset"[..], &b"<meta"[..]), (b"encoding", b"<?xml")] {
        for at in memchr::memmem::find_iter(&lower, key) {
            let tag = memchr::memrchr(b'<', &lower[..at])?;
            if !lower[tag..].starts_with(opener) {
                continue;
            }
            let rest = lower[at + key.len()..].trim_ascii_start();
            let Some(rest) = rest.strip_prefix(b"=") else { continue };
            let rest = rest.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
            let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)));
            let label = &rest[..end.unwrap_or(rest.len())];
            if let Some(encoding) = Encoding::for_label(label) {
                // A declaration that can be read as ASCII is in no wide encoding.
                return Some(if is_wide(encoding) { UTF_8 } else { encoding });
            }
        }
    }
    None
}

/// Whether pages claim the encoding without meaning it.
fn is_claimed_without_meaning(encoding: &'static Encoding) -> bool {
    ["UTF-8", "windows-1252", "ISO-8859-15", "windows-1254"].contains(&encoding.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

    const NEWS: &str = "أعلنت وزارة الداخلية العراقية اليوم الخميس، أن قواتها عثرت على مخبأ للأسلحة في محافظة نينوى، \
        وقال المتحدث باسم الوزارة إن العملية جرت من دون خسائر.";

    fn written(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        match encoding {
            e if e == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            e if e == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            e => e.encode(text).0.into_owned(),
        }
    }

    #[test]
    fn arabic_text_is_read_in_every_encoding_without_a_word_about_it() {
        for encoding in [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1256, encoding_rs::ISO_8859_6] {
            let decoded = decode(&written(encoding, NEWS), None, "x").unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding.name(), NEWS));
            let short = "قال رئيس الوزراء";
            let decoded = decode(&written(encoding, short), None, "x").unwrap();
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding.name(), short));
        }
    }

    #[test]
    fn the_words_about_it_count() {
        let page = |meta: &str| format!("<html><head>{meta}</head><p>{NEWS}");
        for (meta, encoding) in [
            ("<meta charset=windows-1256>", WINDOWS_1256),
            (
                "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-6'>",
                encoding_rs::ISO_8859_6,
            ),
            ("<meta charset='iso-8859-1'>", WINDOWS_1256),
            ("<meta charset='windows-1256'>", UTF_8),
        ] {
            let decoded = decode(&written(encoding, &page(meta)), None, "x").unwrap();
            assert_eq!((decoded.encoding, decoded.text), (encoding.name(), page(meta)), "{meta}");
        }
        let french = "<meta charset=iso-8859-1><p>L'été, le président a été élu à Besançon.";
        assert_eq!(decode(&written(WINDOWS_1252, french), None, "x").unwrap().text, french);
        let greek = written(encoding_rs::WINDOWS_1253, "Καλημέρα κόσμε, τι κάνεις σήμερα");
        assert_eq!(decode(&greek, Some("windows-1253"), "x").unwrap().encoding, "windows-1253");
        assert_eq!(decode(NEWS.as_bytes(), Some("latin1"), "x").unwrap().encoding, "UTF-8");
    }

    #[test]
    fn marks_are_dropped_and_newlines_and_nuls_kept() {
        for (bytes, text) in [
            (&b"\xEF\xBB\xBFa\r\nb\0"[..], "a\r\nb\0"),
            (b"\xFF\xFEa\0\r\0\n\0", "a\r\n"),
            (b"\xFE\xFF\0a", "a"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes, None, "x").unwrap().text, text);
        }
    }

    #[test]
    fn what_is_no_text_is_an_error_that_names_document_and_cause() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3",
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
            b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15",
        ] {
            let error = decode(bytes, None, "صفحة.html").unwrap_err().to_string();
            assert!(error.starts_with("صفحة.html: ") && error.len() > 25, "{error}");
        }
        assert!(decode(b"\xE1", Some("utf-8"), "x").unwrap_err().to_string().contains("0xE1 at 0"));
        assert!(decode(b"a", Some("klingon"), "x").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(0u8.., 0..200), pick in 0usize..5) {
            let label = [None, Some("utf-8"), Some("utf-16le"), Some("windows-1256"), Some("x")][pick];
            let _ = decode(&bytes, label, "x");
        }
    }
}

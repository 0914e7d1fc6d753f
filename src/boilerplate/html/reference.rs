//! Character references: `&amp;`, `&#1583;`, `&nbsp`.

use crate::normalize::references::{self, Characters};

/// The reference that `text`, which starts with `&`, begins with, and its length in bytes.
pub(super) fn read(text: &str) -> Option<(Characters, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') { numeric(bytes) } else { named(text) }
}

fn numeric(bytes: &[u8]) -> Option<(Characters, usize)> {
    let (radix, start) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
    let mut value = 0u32;
    let mut at = start;
    while let Some(digit) = bytes.get(at).and_then(|b| (*b as char).to_digit(radix)) {
        value = value.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == start {
        return None;
    }
    at += usize::from(bytes.get(at) == Some(&b';'));
    let character = match value {
        0x80..=0x9F => encoding_rs::WINDOWS_1252.decode(&[value as u8]).0.chars().next(),
        0 => None,
        _ => char::from_u32(value),
    };
    Some(((character.unwrap_or('\u{FFFD}'), None), at))
}

fn named(text: &str) -> Option<(Characters, usize)> {
    // The longest name has 32 characters.
    let len = text.bytes().skip(1).take(32).take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(1 + len) == Some(&b';')
        && let Some(found) = look_up(&text[1..len + 2])
    {
        return Some((found, len + 2));
    }
    // Old names need no semicolon; the longest has six letters.
    (2..=len.min(6)).rev().find_map(|n| Some((look_up(&text[1..=n])?, n + 1)))
}

fn look_up(name: &str) -> Option<Characters> {
    let common = match name {
        "amp;" => '&',
        "nbsp;" => '\u{A0}',
        "quot;" => '"',
        "lt;" => '<',
        "gt;" => '>',
        "laquo;" => '«',
        "raquo;" => '»',
        _ => return references::named(name),
    };
    Some((common, None))
}

/// `text` with its character references decoded, white space untouched.
pub(super) fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match read(rest) {
            Some(((first, second), len)) => {
                out.push(first);
                out.extend(second);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_as_browsers_read_them() {
        for (written, read) in [
            ("AT&T", "AT&T"),
            ("&amp;amp;", "&amp;"),
            ("&#1583;&#x62F;&#x62f", "دdد".replace('d', "د").as_str()),
            ("&copy2024 &notit; &notin;", "©2024 ¬it; ∉"),
            ("&#0;&#xD800;&#99999999999;&#150;", "\u{FFFD}\u{FFFD}\u{FFFD}–"),
            ("&#; &# &; &zzz; &", "&#; &# &; &zzz; &"),
            ("&nGt;", "≫⃒"),
        ] {
            assert_eq!(decoded(written), read, "{written}");
        }
    }
}

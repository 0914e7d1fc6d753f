//! Bytes that are no text at all.

/// The formats that crawls mix with pages, by their first bytes.
const MAGIC: [(&[u8], &str); 18] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1F\x8B", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ\0", "xz data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1", "an old Office document"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
];

/// What format `bytes` are in, when it is one of those.
pub(super) fn magic(bytes: &[u8]) -> Option<&'static str> {
    let found = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    // Magic that is made of letters needs a byte that text does not have.
    let sure = |magic: &[u8]| {
        !magic.is_ascii()
            || magic.iter().any(|b| b.is_ascii_control())
            || magic[0] == b'%'
            || bytes.iter().take(512).any(|b| matches!(b, 0..=8 | 0x0E..=0x1A))
    };
    found.filter(|(magic, _)| sure(magic)).map(|(_, what)| *what)
}

/// The complaint when more than a tenth of the bytes are control characters.
pub(super) fn controls(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let count = head.iter().filter(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    (count * 10 > head.len())
        .then(|| format!("is binary: {count} of its first {} bytes are control characters", head.len()))
}

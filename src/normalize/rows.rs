//! A plan's table as rows of sixteen, which a vector instruction looks up at once.
//!
//! Most rows change nothing and are left out: what is left of the pages 00 and 06, where Arabic news stands, are some
//! three to twenty rows. A code point that has no row on these pages stays as it is.

use super::rules::DELETE;
#[cfg(any(test, feature = "python"))]
use super::rules::SPECIAL;

/// For each of sixteen neighbours a byte, once for each lane of a vector.
type Lanes = [u8; 32];

/// Rows by their key, those of frequent characters first.
#[derive(Default)]
pub(super) struct Rows {
    all: Vec<(u8, Lanes)>,
    frequent: usize,
}

impl Rows {
    /// The rows that a block needs, which has rare characters or not.
    #[inline(always)]
    pub fn needed(&self, has_rare: bool) -> &[(u8, Lanes)] {
        if has_rare { &self.all } else { &self.all[..self.frequent] }
    }
}

/// Whether the characters of a row are frequent: ASCII, and the letters and marks from U+0620 to U+065F.
fn is_frequent(key: u8) -> bool {
    key < 0x10 || (0x12..0x16).contains(&key)
}

/// Bits of the rows of flags.
pub(super) mod flag {
    /// The unit goes.
    pub const GONE: u8 = 1;
    /// UTF-8: the unit before it, its lead, goes. UCS-2: the other of the two pages.
    pub const LEAD_GONE: u8 = 2;
    #[cfg(any(test, feature = "python"))]
    pub const OTHER_PAGE: u8 = 2;
    /// The rows cannot tell: see the table.
    pub const UNKNOWN: u8 = 4;
    /// UTF-8: as before, and the character began one unit before.
    pub const LEAD_UNKNOWN: u8 = 8;
}

/// What a unit is joined with by exclusive or, and its flags.
#[derive(Default)]
pub(super) struct Change {
    unit: u8,
    lead: u8,
    flags: u8,
}

/// The rows of one form.
#[derive(Default)]
pub(super) struct Table {
    /// What units are joined with; in UCS-2, their low bytes.
    pub units: Rows,
    /// UTF-8: what the lead of a unit is joined with.
    pub leads: Rows,
    /// The flags.
    pub flags: Rows,
    /// The highest bit for the lower half of each key of page 06 that has a row of rare characters.
    pub rare: Lanes,
}

impl Table {
    /// For UCS-2: the key of a unit is the upper half of its low byte, and 10 on page 06.
    #[cfg(any(test, feature = "python"))]
    pub fn ucs2(table: &[u16]) -> Self {
        Self::of(0x20, |key, low| {
            let code = (u16::from(key >> 4) * 0x600) | (u16::from(key & 0xF) << 4) | u16::from(low);
            let to = table[usize::from(code)];
            let unit = (to ^ code) as u8;
            match (to, to >> 8) {
                (DELETE, _) => Change { flags: flag::GONE, ..Change::default() },
                (SPECIAL, _) => Change { flags: flag::UNKNOWN, ..Change::default() },
                (_, page) if page == code >> 8 => Change { unit, ..Change::default() },
                (_, 0 | 6) => Change { unit, flags: flag::OTHER_PAGE, ..Change::default() },
                _ => Change { flags: flag::UNKNOWN, ..Change::default() },
            }
        })
    }

    /// For UTF-8: the key of ASCII is its upper half; that of the last byte of a character from U+0600 to U+06FF is
    /// that of its code point, and 10.
    pub fn utf8(table: &[u16]) -> Self {
        Self::of(0x20, |key, low| {
            let code = (u16::from(key >> 4) * 0x600) | (u16::from(key & 0xF) << 4) | u16::from(low);
            let is_arabic = key >= 0x10;
            if !is_arabic && code >= 0x80 {
                return Change::default();
            }
            let last = |code: u16| if code < 0x80 { code as u8 } else { 0x80 | (code & 0x3F) as u8 };
            let to = table[usize::from(code)];
            let unit = last(to) ^ last(code);
            match to {
                DELETE if is_arabic => Change { flags: flag::GONE | flag::LEAD_GONE, ..Change::default() },
                DELETE => Change { flags: flag::GONE, ..Change::default() },
                0..0x80 if is_arabic => Change { unit, flags: flag::LEAD_GONE, ..Change::default() },
                0..0x80 => Change { unit, ..Change::default() },
                0x600..0x700 if is_arabic => Change { unit, lead: (to >> 6 ^ code >> 6) as u8, flags: 0 },
                _ if is_arabic => Change { flags: flag::LEAD_UNKNOWN, ..Change::default() },
                _ => Change { flags: flag::UNKNOWN, ..Change::default() },
            }
        })
    }

    fn of(keys: u8, change: impl Fn(u8, u8) -> Change) -> Self {
        let mut table = Self::default();
        let (frequent, rare): (Vec<u8>, Vec<u8>) = (0..keys).partition(|&key| is_frequent(key));
        table.push(&frequent, &change);
        for rows in [&mut table.units, &mut table.leads, &mut table.flags] {
            rows.frequent = rows.all.len();
        }
        table.push(&rare, &change);
        for rows in [&table.units, &table.leads, &table.flags] {
            for (key, _) in &rows.all[rows.frequent..] {
                for lane in [0, 16] {
                    table.rare[lane + usize::from(key & 0xF)] = 0x80;
                }
            }
        }
        table
    }

    fn push(&mut self, keys: &[u8], change: impl Fn(u8, u8) -> Change) {
        for &key in keys {
            let row: [Change; 16] = std::array::from_fn(|low| change(key, low as u8));
            let push = |rows: &mut Rows, column: fn(&Change) -> u8| {
                let bytes = std::array::from_fn(|lane| column(&row[lane % 16]));
                if bytes != [0; 32] {
                    rows.all.push((key, bytes));
                }
            };
            push(&mut self.units, |c| c.unit);
            push(&mut self.leads, |c| c.lead);
            push(&mut self.flags, |c| c.flags);
        }
    }
}

//! What each code point becomes by itself, whatever stands around it.

use super::data;
use super::steps::*;
use crate::script;

/// The table entry of a code point that is deleted.
pub(super) const DELETE: u16 = 0xFFFF;
/// The table entry of a code point that needs more than the table.
pub(super) const SPECIAL: u16 = 0xFFFE;

/// The result of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome<'a> {
    One(u32),
    Many(&'a [u32]),
    Delete,
}

/// The rules of a set of steps, as a table over the Basic Multilingual Plane.
///
/// Beyond it nothing changes: no step maps a supplementary code point by itself.
#[derive(Clone)]
pub(crate) struct Rules {
    pub table: Box<[u16]>,
    many: std::collections::HashMap<u32, Vec<u32>>,
}

impl Rules {
    /// The rules of `steps`.
    pub fn new(steps: &Steps) -> Self {
        Self::of(candidates(steps).into_iter().map(|c| {
            let mut to = Vec::new();
            fold(steps, c, &mut to);
            (c, to)
        }))
    }

    /// Rules given one by one, for code points of the plane.
    pub fn of(list: impl Iterator<Item = (u32, Vec<u32>)>) -> Self {
        let mut table: Box<[u16]> = (0..=0xFFFF_u16).collect();
        let mut many = std::collections::HashMap::new();
        table[usize::from(DELETE)] = SPECIAL;
        for (c, buffer) in list {
            let entry = &mut table[c as usize];
            match buffer[..] {
                [] => *entry = DELETE,
                [one] if one < u32::from(SPECIAL) => *entry = one as u16,
                _ => {
                    *entry = SPECIAL;
                    many.insert(c, buffer);
                }
            }
        }
        Self { table, many }
    }

    /// What `c` becomes.
    #[inline]
    pub fn apply(&self, c: u32) -> Outcome<'_> {
        match self.table.get(c as usize) {
            Some(&DELETE) => Outcome::Delete,
            Some(&SPECIAL) => match self.many.get(&c) {
                Some(list) => Outcome::Many(list),
                None => Outcome::One(c),
            },
            Some(&one) => Outcome::One(u32::from(one)),
            None => Outcome::One(c),
        }
    }

    /// How many code points one may become at most.
    pub fn widest(&self) -> usize {
        self.many.values().map(Vec::len).max().unwrap_or(1)
    }
}

/// The code points that some step might change; all others stay.
fn candidates(steps: &Steps) -> Vec<u32> {
    let mut list: Vec<u32> = Vec::new();
    if steps.presentation_forms != PresentationForms::Keep {
        list.extend(data::PRESENTATION.keys());
    }
    for table in [&data::PUNCTUATION, &data::QUOTES, &data::SPACES] {
        list.extend(table.keys());
    }
    list.extend([0x09, 0xAD, 0x34F, 0x180E, 0x2060, 0xFEFF]);
    list.extend((0x30..=0x39).chain(0x600..=0x6FF).chain(0x750..=0x77F).chain(0x8A0..=0x8FF));
    list.extend((0x200B..=0x200F).chain(0x202A..=0x202E).chain(0x2066..=0x2069));
    list
}

/// Pushes what `c` becomes under `steps`.
fn fold(steps: &Steps, c: u32, out: &mut Vec<u32>) {
    if steps.presentation_forms == PresentationForms::Letters
        && let Some(letters) = data::PRESENTATION.get(&c)
    {
        letters.iter().for_each(|&l| fold_letter(steps, l, out));
        return;
    }
    fold_letter(steps, c, out);
}

fn fold_letter(steps: &Steps, mut c: u32, out: &mut Vec<u32>) {
    if is_deleted(steps, c) {
        return;
    }
    if steps.spaces == Spaces::Ascii {
        c = data::SPACES.get(&c).copied().unwrap_or(c);
    }
    if steps.whitespace != Whitespace::Keep && c == 0x09 {
        c = 0x20;
    }
    if steps.letters != Letters::Keep
        && let Some(&(to, sound)) = data::LETTERS.get(&c)
        && (!sound || steps.letters == Letters::All)
    {
        c = to;
    }
    match (steps.hamza, c) {
        (Hamza::Carrier | Hamza::Drop, 0x624) => c = 0x648,
        (Hamza::Carrier | Hamza::Drop, 0x626) => c = 0x64A,
        (Hamza::Hamza, 0x623..=0x626) => c = 0x621,
        (Hamza::Hamza, 0x622) => {
            out.push(0x621);
            c = 0x627;
        }
        (Hamza::Drop, 0x621) => return,
        _ => {}
    }
    match (steps.alef, c) {
        (Alef::Basic | Alef::All, 0x622 | 0x623 | 0x625) => c = 0x627,
        (Alef::All, 0x671..=0x673 | 0x675) => c = 0x627,
        _ => {}
    }
    match (steps.alef_maksura, steps.teh_marbuta, c) {
        (AlefMaksura::Yeh, _, 0x649) => c = 0x64A,
        (_, TehMarbuta::Heh, 0x629) => c = 0x647,
        (_, TehMarbuta::Teh, 0x629) => c = 0x62A,
        _ => {}
    }
    if let Some(value) = char::from_u32(c).and_then(script::digit) {
        c = match steps.digits {
            Digits::Keep => c,
            Digits::Ascii => 0x30 + value,
            Digits::Arabic => 0x660 + value,
            Digits::Extended => 0x6F0 + value,
        };
    }
    if steps.punctuation == Punctuation::Ascii {
        c = data::PUNCTUATION.get(&c).copied().unwrap_or(c);
    }
    if steps.quotes == Quotes::Ascii {
        c = data::QUOTES.get(&c).copied().unwrap_or(c);
    }
    if steps.rasm == Rasm::Skeleton {
        if c == 0x621 {
            return;
        }
        c = data::RASM.get(&c).map_or(c, |forms| forms.0);
    }
    out.push(c);
}

fn is_deleted(steps: &Steps, c: u32) -> bool {
    let marks = steps.tashkeel;
    match c {
        0x64B..=0x652 => marks.basic,
        0x670 => marks.dagger,
        0x610..=0x61A | 0x6D6..=0x6ED => marks.quranic,
        0x653..=0x65F | 0x8CA..=0x8FF => marks.extended,
        0x640 => steps.tatweel == Tatweel::Drop,
        0xFEFF => steps.bom == Bom::Drop,
        // U+200B to U+200D look at their neighbours: `invisible.rs`.
        0xAD | 0x34F | 0x180E | 0x2060 => steps.zero_width != ZeroWidth::Keep,
        _ => steps.bidi == Bidi::Drop && char::from_u32(c).is_some_and(script::is_bidi_control),
    }
}

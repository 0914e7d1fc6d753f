//! The ways to read a folded word as proclitics and a base.

/// One way to read a folded word: how many of its letters are proclitics, and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reading {
    /// The number of letters before the name.
    pub letters: usize,
    /// The byte of the folded word at which the rest begins.
    pub at: usize,
    /// Whether the rest stands for ال plus itself without its first letter: «للعراق».
    pub article: bool,
}

/// The readings of a folded word, the word itself first: «وبغداد», «بغداد», «غداد».
///
/// At most four; a rest shorter than two letters is none.
pub(super) fn readings(folded: &str) -> impl Iterator<Item = Reading> {
    let bytes = folded.as_bytes();
    // every proclitic letter is two bytes in UTF-8
    let letter = |at: usize| bytes.get(2 * at..2 * at + 2).and_then(|b| std::str::from_utf8(b).ok());
    let conjunction = usize::from(matches!(letter(0), Some("و" | "ف")));
    let preposition = usize::from(matches!(letter(conjunction), Some("ب" | "ل" | "ك")));
    let lam = letter(conjunction) == Some("ل") && letter(conjunction + 1) == Some("ل");
    let plain = |letters: usize| Reading { letters, at: 2 * letters, article: false };
    let both = conjunction + preposition;
    [
        Some(plain(0)),
        (conjunction == 1).then(|| plain(1)),
        (preposition == 1).then(|| plain(both)),
        lam.then(|| Reading { article: true, ..plain(both) }),
    ]
    .into_iter()
    .flatten()
    .filter(move |r| r.letters == 0 || folded.len() >= r.at + 4)
}

impl Reading {
    /// The reading of a folded word whose proclitics, ال aside, have `letters` letters.
    pub(super) fn of(folded: &str, letters: usize) -> Self {
        let at = 2 * letters;
        let article = folded[..at].ends_with('ل') && folded[at..].starts_with('ل');
        Self { letters, at, article }
    }

    /// The rest of the word in this reading, built in `scratch` where ال has to be restored.
    pub(super) fn rest<'a>(&self, folded: &'a str, scratch: &'a mut String) -> &'a str {
        if !self.article {
            return &folded[self.at..];
        }
        scratch.clear();
        scratch.push('ا');
        scratch.push_str(&folded[self.at..]);
        scratch
    }

    /// The byte of the written `word` at which the rest begins: past the proclitics and their marks.
    pub(super) fn start(&self, word: &str) -> usize {
        let mut seen = 0;
        for (at, c) in word.char_indices() {
            if crate::script::fold(c).is_some() {
                if seen == self.letters {
                    return at;
                }
                seen += 1;
            }
        }
        word.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_are_stripped_where_they_can_be() {
        let cases: &[(&str, &[&str])] = &[
            ("بغداد", &["بغداد", "غداد"]),
            ("ببغداد", &["ببغداد", "بغداد"]),
            ("وبالموصل", &["وبالموصل", "بالموصل", "الموصل"]),
            ("للعراق", &["للعراق", "لعراق", "العراق"]),
            ("لبنان", &["لبنان", "بنان"]),
            ("قطر", &["قطر"]),
            ("وا", &["وا"]),
            ("", &[""]),
            ("AFP", &["AFP"]),
            ("é", &["é"]),
        ];
        for (word, want) in cases {
            let mut scratch = String::new();
            let got: Vec<String> = readings(word).map(|r| r.rest(word, &mut scratch).to_owned()).collect();
            assert_eq!(&got, want, "{word}");
        }
    }

    #[test]
    fn starts_skip_marks() {
        let reading = readings("وبغداد").nth(1).unwrap();
        assert_eq!(&"وَبغداد"[reading.start("وَبغداد")..], "بغداد");
    }
}

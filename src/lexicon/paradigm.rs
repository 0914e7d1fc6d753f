//! Conjugates the verbs of `data/lexicon/speech_verbs.tsv`.

/// Gender and number, as a verb before its subject shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agree(u8);

impl Agree {
    pub(crate) const HE: Self = Self(1);
    pub(crate) const SHE: Self = Self(2);
    pub(crate) const THEY: Self = Self(4);
    pub(crate) const ANY: Self = Self(7);

    /// Whether it shares a bit with `other`.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Agree {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Agree {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The tense or mood of a form, as far as a quote cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A finite verb: past or present.
    Finite,
    /// A finite verb with an object pronoun: «وصفه», «ذكرته».
    Object,
    /// An active participle in the accusative: «مؤكدا».
    Participle,
    /// A verbal noun with a pronoun: «قوله».
    Masdar,
}

const PRONOUNS: [&str; 6] = ["ه", "ها", "هم", "هما", "هن", "نا"];

/// Calls `found` with each form of the past «past», third persons and first plural.
pub(crate) fn past(past: &str, found: &mut impl FnMut(String, Form, Agree)) {
    let weak = past.strip_suffix('ى').or_else(|| past.strip_suffix('ا'));
    let (she, they) = match weak {
        Some(root) => (format!("{root}ت"), format!("{root}وا")),
        None => (format!("{past}ت"), format!("{past}وا")),
    };
    let base = weak.map_or_else(|| past.to_owned(), |root| format!("{root}ا"));
    for pronoun in PRONOUNS {
        found(format!("{base}{pronoun}"), Form::Object, Agree::HE);
        found(format!("{she}{pronoun}"), Form::Object, Agree::SHE);
        found(format!("{}{pronoun}", they.trim_end_matches('ا')), Form::Object, Agree::THEY);
    }
    // The dual «ردا» is left out: it is rarer than the nouns and adverbs that are spelt like it.
    if weak.is_none() {
        found(format!("{past}ن"), Form::Finite, Agree::THEY);
    }
    found(format!("{she}ا"), Form::Finite, Agree::SHE);
    found(they, Form::Finite, Agree::THEY);
    found(she, Form::Finite, Agree::SHE);
    found(past.to_owned(), Form::Finite, Agree::HE);
}

/// Calls `found` with each form of the present «present», without the future's س.
pub(crate) fn present(present: &str, found: &mut impl FnMut(String, Form, Agree)) {
    let Some(rest) = present.strip_prefix('ي') else { return };
    let short = rest.strip_suffix(['ى', 'ي', 'و']).unwrap_or(rest);
    let base = rest.strip_suffix('ى').map_or_else(|| rest.to_owned(), |root| format!("{root}ا"));
    for (prefix, agree) in [("ي", Agree::HE), ("ت", Agree::SHE), ("ن", Agree::ANY)] {
        for pronoun in PRONOUNS {
            found(format!("{prefix}{base}{pronoun}"), Form::Object, agree);
        }
    }
    for pronoun in PRONOUNS {
        found(format!("ي{short}ون{pronoun}"), Form::Object, Agree::THEY);
    }
    for ending in ["ون", "وا"] {
        found(format!("ي{short}{ending}"), Form::Finite, Agree::THEY);
    }
    if short.len() == rest.len() {
        found(format!("ي{rest}ان"), Form::Finite, Agree::THEY);
        found(format!("ت{rest}ان"), Form::Finite, Agree::SHE);
        found(format!("ي{rest}ن"), Form::Finite, Agree::THEY);
    }
    found(format!("ت{rest}"), Form::Finite, Agree::SHE);
    found(format!("ي{rest}"), Form::Finite, Agree::HE);
}

/// Calls `found` with the accusatives of «participle».
pub(crate) fn participle(participle: &str, found: &mut impl FnMut(String, Form, Agree)) {
    let short = participle.strip_suffix('ي').unwrap_or(participle);
    found(format!("{participle}ا"), Form::Participle, Agree::HE);
    found(format!("{participle}ة"), Form::Participle, Agree::SHE);
    found(format!("{participle}تان"), Form::Participle, Agree::SHE);
    found(format!("{participle}تين"), Form::Participle, Agree::SHE);
    // «مقترحات», «ملاحظات» are nouns.
    found(format!("{short}ين"), Form::Participle, Agree::THEY);
}

/// Calls `found` with «masdar» and each pronoun.
pub(crate) fn masdar(masdar: &str, found: &mut impl FnMut(String, Form, Agree)) {
    let base = masdar.strip_suffix('ة').map_or_else(|| masdar.to_owned(), |root| format!("{root}ت"));
    for (pronoun, agree) in [("ه", Agree::HE), ("ها", Agree::SHE), ("هم", Agree::THEY), ("هما", Agree::THEY)]
    {
        found(format!("{base}{pronoun}"), Form::Masdar, agree);
    }
}

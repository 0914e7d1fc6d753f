//! The slots of a match, by number: those that the functions of templates read
//! are known here, the others are numbered as the rules name them.

macro_rules! names {
    ($($name:ident $text:literal),* $(,)?) => {
        /// A slot that functions read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Name { $($name),* }

        const NAMES: &[&str] = &[$($text),*];
    };
}

names! {
    Number "number", Fraction "fraction", Less "less", N "n", Unit "unit", DualUnit "dual-unit",
    Day "day", Month "month", MonthNumber "mm", Year "year", FourDigits "yyyy", ShortYear "yy",
    HijriMonth "hmonth", HijriYear "hyear", Weekday "weekday", Deictic "deictic", Direction "dir",
    Same "same", Season "season", Feast "feast", Ordinal "ordinal", Decade "decade",
    N3 "n3", Unit3 "unit3", One "one", One3 "one3", Clock "clock", LessMinute "lessm", More "more", HalfHour "half", AlsoMonth "m2", Tenth "tenth", Hour "hour", Minute "minute", Second "second", Part "part", Zone "zone",
}

impl Name {
    /// The slot of this name.
    pub(super) fn first(self) -> u8 {
        self as u8
    }

    /// The slot of this name with a 2: the second of its kind in a match.
    pub(super) fn second(self) -> u8 {
        self as u8 + NAMES.len() as u8
    }
}

/// All names of slots.
#[derive(Debug)]
pub(super) struct Slots(Vec<String>);

impl Default for Slots {
    fn default() -> Self {
        let first = NAMES.iter().map(|&name| name.to_owned());
        Self(first.chain(NAMES.iter().map(|name| format!("{name}2"))).collect())
    }
}

impl Slots {
    /// The slot of a name, taken in when it is new.
    pub(super) fn number(&mut self, name: &str) -> u8 {
        self.known(name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            u8::try_from(self.0.len() - 1).expect("fewer than 256 names of slots")
        })
    }

    /// The slot of a name that a rule has used.
    pub(super) fn known(&self, name: &str) -> Option<u8> {
        self.0.iter().position(|n| n == name).map(|at| at as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_numbers() {
        let mut slots = Slots::default();
        assert_eq!(slots.number("zone"), Name::Zone.first());
        assert_eq!(slots.number("number2"), Name::Number.second());
        let new = slots.number("again");
        assert_eq!((slots.known("again"), slots.number("again")), (Some(new), new));
    }
}

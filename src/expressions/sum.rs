//! Adding up the parts of a number in words.

/// What a word contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Unit,
    BoundUnit,
    Ten,
    Teen,
    Tens,
    Hundred,
    Hundreds,
    Scale,
    ScalePlural,
    ScaleDual,
    Fraction,
    Fractions,
    Vague,
    Ordinal,
    OrdinalTens,
    Digits,
}

/// A cardinal as it is being read.
#[derive(Debug)]
pub(super) struct Sum {
    /// The parts that a power of a thousand has closed.
    pub closed: f64,
    /// The part below a thousand that is open.
    pub current: Option<f64>,
    /// The next part must be smaller than this.
    limit: f64,
    /// The last power of a thousand.
    pub scale: f64,
    pub last: Part,
    /// Whether the parts grow, as in older prose.
    rising: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            closed: 0.0,
            current: None,
            limit: f64::INFINITY,
            scale: f64::INFINITY,
            last: Part::Scale,
            rising: false,
        }
    }
}

impl Sum {
    /// Takes the first part in.
    pub(super) fn first(&mut self, part: Part, value: f64) {
        self.last = part;
        match part {
            Part::Scale | Part::ScaleDual => {
                self.closed = value;
                self.scale = if part == Part::ScaleDual { value / 2.0 } else { value };
                self.limit = self.scale;
            }
            Part::Hundred | Part::Hundreds => self.open(value, 100.0),
            Part::Digits => self.open(value, 1.0),
            _ => self.open(value, 0.0),
        }
    }

    fn open(&mut self, value: f64, limit: f64) {
        self.current = Some(self.current.unwrap_or(0.0) + value);
        self.limit = limit;
    }

    /// What the parts make.
    pub(super) fn value(&self) -> f64 {
        self.closed + self.current.unwrap_or(0.0)
    }

    /// Takes one more part in; false when it cannot belong to this number.
    pub(super) fn add(
        &mut self,
        part: Part,
        value: f64,
        joined: bool,
        new_al: bool,
        after_digits: bool,
    ) -> bool {
        let unit = matches!(self.last, Part::Unit | Part::BoundUnit);
        let fits = match (part, joined) {
            (Part::Ten | Part::Teen, false) if unit && !new_al => {
                self.current = self.current.map(|c| c + 10.0);
                self.limit = 0.0;
                true
            }
            (Part::Tens, true) if unit => {
                self.open(value, 0.0);
                true
            }
            (Part::Hundred, false) if self.last == Part::Unit && !new_al => {
                let unit = self.current.unwrap_or(0.0) % 10.0;
                self.current = self.current.map(|c| c - unit + unit * 100.0);
                self.limit = 100.0;
                true
            }
            (Part::Scale | Part::ScalePlural, false) => self.scale_by(value),
            (Part::Fractions, false) if unit && self.closed == 0.0 => {
                self.current = self.current.map(|c| c * value);
                self.limit = 0.0;
                true
            }
            // «في 2019 والنصف الثاني» has no half.
            (Part::Fraction, true) if self.last == Part::Digits && new_al => return false,
            (Part::Fraction, true) if !matches!(self.last, Part::Fraction | Part::Fractions) => {
                match self.current {
                    Some(current) => self.current = Some(current + value),
                    None if self.scale.is_finite() => self.closed += value * self.scale,
                    None => return false,
                }
                self.limit = 0.0;
                true
            }
            (
                Part::Unit | Part::BoundUnit | Part::Ten | Part::Tens | Part::Hundred | Part::Hundreds,
                true,
            ) if value < self.limit && !after_digits => {
                let limit = if matches!(part, Part::Hundred | Part::Hundreds) { 100.0 } else { 0.0 };
                self.open(value, limit);
                true
            }
            // «أربع وخمسين وثلاثمائة»: older prose begins with the smallest part.
            (Part::Hundred | Part::Hundreds, true)
                if self.closed == 0.0
                    && !after_digits
                    && matches!(self.last, Part::Unit | Part::Ten | Part::Teen | Part::Tens)
                    && self.current.is_some_and(|c| c < 100.0) =>
            {
                self.open(value, 0.0);
                self.rising = true;
                true
            }
            (Part::Scale, true) if self.rising && self.closed == 0.0 && value == 1000.0 => {
                self.closed = value;
                true
            }
            (Part::Digits, true) if value < self.limit && !after_digits && value >= 1.0 => {
                self.open(value, 0.0);
                true
            }
            (Part::Scale | Part::ScaleDual, true) if value < self.scale && self.current.is_none() => {
                self.closed += value;
                self.scale = if part == Part::ScaleDual { value / 2.0 } else { value };
                self.limit = self.scale;
                true
            }
            _ => false,
        };
        if fits {
            self.last = part;
        }
        fits
    }

    /// «خمسة عشر ألفا»: the open part counts this power of a thousand.
    fn scale_by(&mut self, scale: f64) -> bool {
        match self.current {
            Some(current) if scale < self.scale => {
                self.closed += current * scale;
                self.current = None;
            }
            // «مليون ونصف المليون» names the power twice.
            None if scale == self.scale && self.last == Part::Fraction => return true,
            None if scale > self.scale && self.closed > 0.0 && scale >= 1e6 => self.closed *= scale,
            _ => return false,
        }
        self.scale = scale;
        self.limit = scale;
        true
    }
}

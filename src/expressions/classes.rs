//! Sets of classes of words.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// How many classes there may be.
pub(super) const MOST: usize = 256;

/// A set of classes, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Classes([u128; 2]);

impl Classes {
    /// No class.
    pub(super) const NONE: Self = Self([0; 2]);

    /// One class.
    pub(super) const fn of(class: u8) -> Self {
        let bit = 1u128 << (class & 127);
        Self(if class < 128 { [bit, 0] } else { [0, bit] })
    }

    /// Whether a class is among them.
    pub(super) const fn holds(self, class: u8) -> bool {
        self.0[(class >> 7) as usize] >> (class & 127) & 1 != 0
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] == 0
    }
}

impl FromIterator<u8> for Classes {
    fn from_iter<I: IntoIterator<Item = u8>>(classes: I) -> Self {
        classes.into_iter().fold(Self::NONE, |set, class| set | Self::of(class))
    }
}

impl BitAnd for Classes {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

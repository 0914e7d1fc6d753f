//! What an entity can be: four kinds of names, four of times, five of numbers.

/// The label of an entity, as the tables spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Label {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
    /// Another name: an event, a work, an award, a treaty, a religion.
    Misc,
    /// A day or longer.
    Date,
    /// A part of a day or a clock time.
    Time,
    /// A length of time.
    Duration,
    /// A time that repeats.
    Set,
    /// A number with a unit of measurement.
    Quantity,
    /// A share of a hundred.
    Percent,
    /// A number with a currency.
    Money,
    /// A number of things.
    Cardinal,
    /// A place in an order.
    Ordinal,
}

impl Label {
    /// Every label, in the order of the enum.
    pub const ALL: [Label; 13] = [
        Label::Per,
        Label::Org,
        Label::Loc,
        Label::Misc,
        Label::Date,
        Label::Time,
        Label::Duration,
        Label::Set,
        Label::Quantity,
        Label::Percent,
        Label::Money,
        Label::Cardinal,
        Label::Ordinal,
    ];

    /// The name that the tables show.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Label::Per => "PER",
            Label::Org => "ORG",
            Label::Loc => "LOC",
            Label::Misc => "MISC",
            Label::Date => "DATE",
            Label::Time => "TIME",
            Label::Duration => "DURATION",
            Label::Set => "SET",
            Label::Quantity => "QUANTITY",
            Label::Percent => "PERCENT",
            Label::Money => "MONEY",
            Label::Cardinal => "CARDINAL",
            Label::Ordinal => "ORDINAL",
        }
    }

    /// The label with this name, case kept.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.as_str() == name)
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

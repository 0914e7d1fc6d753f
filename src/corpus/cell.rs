//! What a column can hold: how a value is taken from a row, goes into a table, and stands by itself.

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Float32Builder, Float64Builder, Int32Builder, Int64Builder, ListBuilder,
    StringBuilder,
};

use super::schema::Type;
use crate::Label;
use crate::boilerplate::BlockKind;
use crate::segment::TokenKind;
use crate::speech::QuoteKind;

/// The type of a column, named in its definition.
pub(crate) trait Cell {
    /// A value as a row gives it; texts are borrowed.
    type Given<'r>;
    /// A value by itself, as the objects of the Python face hold it.
    type Owned;
    /// Builds the column.
    type Builder: ArrayBuilder + Default;
    /// The type that the schema shows.
    const TYPE: Type;

    /// Adds a row.
    fn push(builder: &mut Self::Builder, value: Option<Self::Given<'_>>);

    /// The value by itself.
    #[cfg_attr(not(feature = "python"), allow(dead_code))]
    fn own(value: Self::Given<'_>) -> Self::Owned;
}

/// A type whose values the fields of a row may hold as they stand by themselves.
pub(crate) trait Held: Cell {
    /// The value that a field holds.
    fn given(field: &Self::Owned) -> Self::Given<'_>;
}

impl<C: Cell> Cell for Option<C> {
    type Given<'r> = Option<C::Given<'r>>;
    type Owned = Option<C::Owned>;
    type Builder = C::Builder;
    const TYPE: Type = C::TYPE;

    fn push(builder: &mut Self::Builder, value: Option<Self::Given<'_>>) {
        C::push(builder, value.flatten());
    }

    fn own(value: Self::Given<'_>) -> Self::Owned {
        value.map(C::own)
    }
}

impl<C: Held> Held for Option<C> {
    fn given(field: &Self::Owned) -> Self::Given<'_> {
        field.as_ref().map(C::given)
    }
}

impl Cell for String {
    type Given<'r> = &'r str;
    type Owned = String;
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<&str>) {
        builder.append_option(value);
    }

    fn own(value: &str) -> String {
        value.to_owned()
    }
}

impl Held for String {
    fn given(field: &String) -> &str {
        field
    }
}

impl Cell for Vec<String> {
    type Given<'r> = Vec<&'r str>;
    type Owned = Vec<String>;
    type Builder = ListBuilder<StringBuilder>;
    const TYPE: Type = Type::Texts;

    fn push(builder: &mut Self::Builder, value: Option<Vec<&str>>) {
        texts(builder, value.as_deref().map(|texts| texts.iter().copied()));
    }

    fn own(value: Vec<&str>) -> Vec<String> {
        value.into_iter().map(str::to_owned).collect()
    }
}

impl Held for Vec<String> {
    fn given(field: &Vec<String>) -> Vec<&str> {
        field.iter().map(String::as_str).collect()
    }
}

/// The type of a column of modifiers: [`crate::expressions::MODIFIERS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modifier(pub String);

impl Cell for Modifier {
    type Given<'r> = &'r str;
    type Owned = Modifier;
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<&str>) {
        builder.append_option(value);
    }

    fn own(value: &str) -> Modifier {
        Modifier(value.to_owned())
    }
}

/// The type of a column of roles: [`crate::expressions::ROLES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role(pub String);

impl Cell for Role {
    type Given<'r> = &'r str;
    type Owned = Role;
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<&str>) {
        builder.append_option(value);
    }

    fn own(value: &str) -> Role {
        Role(value.to_owned())
    }
}

/// The type of a column of modalities: [`crate::expressions::MODALITIES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modality(pub String);

impl Cell for Modality {
    type Given<'r> = &'r str;
    type Owned = Modality;
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<&str>) {
        builder.append_option(value);
    }

    fn own(value: &str) -> Modality {
        Modality(value.to_owned())
    }
}

/// The type of a column of scopes: [`crate::expressions::SCOPES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scope(pub String);

impl Cell for Scope {
    type Given<'r> = &'r str;
    type Owned = Scope;
    type Builder = StringBuilder;
    const TYPE: Type = Type::Text;

    fn push(builder: &mut StringBuilder, value: Option<&str>) {
        builder.append_option(value);
    }

    fn own(value: &str) -> Scope {
        Scope(value.to_owned())
    }
}

/// Adds a row of texts, or a null.
pub(super) fn texts<'t>(
    builder: &mut ListBuilder<StringBuilder>,
    texts: Option<impl IntoIterator<Item = &'t str>>,
) {
    let is_there = texts.is_some();
    for text in texts.into_iter().flatten() {
        builder.values().append_value(text);
    }
    builder.append(is_there);
}

/// Values that are copied into their column by `$convert`.
macro_rules! copied {
    ($($cell:ty => $builder:ty, $kind:ident, $convert:expr;)*) => {$(
        impl Cell for $cell {
            type Given<'r> = $cell;
            type Owned = $cell;
            type Builder = $builder;
            const TYPE: Type = Type::$kind;

            fn push(builder: &mut $builder, value: Option<$cell>) {
                builder.append_option(value.map($convert));
            }

            fn own(value: $cell) -> $cell {
                value
            }
        }

        impl Held for $cell {
            fn given(field: &$cell) -> $cell {
                *field
            }
        }
    )*};
}

copied! {
    bool => BooleanBuilder, Bool, |flag| flag;
    f32 => Float32Builder, Float32, |number| number;
    f64 => Float64Builder, Float64, |number| number;
    u32 => Int32Builder, Int32, |number| number as i32;
    u64 => Int64Builder, Int64, |number| number as i64;
    usize => Int64Builder, Int64, |number| number as i64;
    &'static str => StringBuilder, Text, |text| text;
    Label => StringBuilder, Text, Label::as_str;
    BlockKind => StringBuilder, Text, BlockKind::as_str;
    QuoteKind => StringBuilder, Text, QuoteKind::as_str;
    TokenKind => StringBuilder, Text, TokenKind::as_str;
}

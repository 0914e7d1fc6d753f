//! A table is defined once: the name of each column, its type, its value and its meaning.
//!
//! ```text
//! columns!({ pub(super) Entities } mention: Mention;
//!     lat: Option<f64>, "latitude, degrees";
//!     r#mod: Option<String> = mention.modifier.as_deref(), "TIMEX3 mod of a time";
//! );
//! ```
//!
//! A column without `=` holds the row's field of the same name. The builders, the schema and the page of the
//! documentation follow from the definition, and so do the classes of the Python face whose rows these are.

use arrow_array::ArrayRef;

use super::schema::Column;

/// The columns of a table, or some that stand together, while they are built.
pub(crate) trait Columns: Default {
    /// What a row is made of.
    type Row<'r>;
    /// The columns, in order.
    const COLUMNS: &'static [Column];

    /// Adds a row.
    fn push(&mut self, row: &Self::Row<'_>);

    /// The columns, in the order of their definition.
    fn finish(self) -> Vec<ArrayRef>;
}

/// The columns of these rows.
pub(super) fn built<'r, C: Columns>(rows: impl IntoIterator<Item = C::Row<'r>>) -> Vec<ArrayRef> {
    let mut columns = C::default();
    for row in rows {
        columns.push(&row);
    }
    columns.finish()
}

/// The name of a column whose identifier is a word of Rust: `r#mod` is `mod`.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Defines the builders of a table; see the module.
macro_rules! columns {
    (
        { $vis:vis $Columns:ident } $row:ident: $Row:ident;
        $($name:ident: $kind:ty $(= $value:expr)?, $about:tt;)*
    ) => {
        #[derive(Default)]
        $vis struct $Columns {
            $($name: <$kind as $crate::corpus::cell::Cell>::Builder,)*
        }

        impl $crate::corpus::defined::Columns for $Columns {
            type Row<'r> = $Row<'r>;
            const COLUMNS: &'static [$crate::corpus::schema::Column] = &[$(
                $crate::corpus::schema::Column {
                    name: $crate::corpus::defined::plain(stringify!($name)),
                    kind: <$kind as $crate::corpus::cell::Cell>::TYPE,
                    about: $about,
                },
            )*];

            fn push(&mut self, $row: &$Row<'_>) {
                $(<$kind as $crate::corpus::cell::Cell>::push(
                    &mut self.$name,
                    Some($crate::corpus::defined::value!($row $name $kind $(= $value)?)),
                );)*
            }

            fn finish(mut self) -> Vec<arrow_array::ArrayRef> {
                use arrow_array::builder::ArrayBuilder;
                vec![$(ArrayBuilder::finish(&mut self.$name),)*]
            }
        }
    };
}
pub(crate) use columns;

/// The value of a column in a row.
macro_rules! value {
    ($row:ident $name:ident $kind:ty) => {
        <$kind as $crate::corpus::cell::Held>::given(&$row.$name)
    };
    ($row:ident $name:ident $kind:ty = $value:expr) => {
        $value
    };
}
pub(crate) use value;

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_that_is_a_word_of_rust_loses_its_mark() {
        assert_eq!([super::plain("r#mod"), super::plain("role"), super::plain("r")], ["mod", "role", "r"]);
    }
}

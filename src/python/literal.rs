//! Closed sets of names: `str` for Python, `Literal[...]` in the stubs.

use std::convert::Infallible;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::{Borrowed, type_hint_identifier};

use super::error::WarraqError;
use crate::Label;
use crate::boilerplate::{BlockKind, Format};
use crate::corpus::cell::{Modality, Modifier, Role, Scope};
use crate::expressions::{MODALITIES, MODIFIERS, ROLES, SCOPES};
use crate::names::Guideline;
use crate::normalize::Profile;
use crate::segment::TokenKind;
use crate::speech::QuoteKind;

/// The names as constants of a type hint.
const fn constants<const N: usize>(names: [&'static str; N]) -> [PyStaticExpr; N] {
    let mut constants = [PyStaticExpr::Constant { value: PyStaticConstant::None }; N];
    let mut at = 0;
    while at < N {
        constants[at] = PyStaticExpr::Constant { value: PyStaticConstant::Str(names[at]) };
        at += 1;
    }
    constants
}

/// `Literal[...]` of an array of names.
macro_rules! hint {
    ($names:expr) => {
        PyStaticExpr::Subscript {
            value: &type_hint_identifier!("typing", "Literal"),
            slice: &PyStaticExpr::Tuple { elts: &constants($names) },
        }
    };
}

/// The names of all values of an enum, at compile time.
macro_rules! names {
    ($Type:ty) => {{
        let mut names = [""; <$Type>::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = <$Type>::ALL[at].as_str();
            at += 1;
        }
        names
    }};
}

/// Gives values to Python as one of `$names`, by `$name`.
macro_rules! given {
    ($Type:ty, $names:expr, $name:expr) => {
        impl<'py> IntoPyObject<'py> for &$Type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;
            const OUTPUT_TYPE: PyStaticExpr = hint!($names);

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                let name: fn(&$Type) -> &str = $name;
                Ok(PyString::intern(py, name(self)))
            }
        }

        impl<'py> IntoPyObject<'py> for $Type {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;
            const OUTPUT_TYPE: PyStaticExpr = hint!($names);

            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                (&self).into_pyobject(py)
            }
        }
    };
}

/// Takes one of `$names` from Python; anything else is an error that lists them.
macro_rules! taken {
    ($Type:ty, $names:expr, $what:literal, $several:literal, $parse:expr) => {
        impl<'a, 'py> FromPyObject<'a, 'py> for $Type {
            type Error = PyErr;
            const INPUT_TYPE: PyStaticExpr = hint!($names);

            fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
                const NAMES: &[&str] = &$names;
                let given = given.cast::<PyString>()?;
                let name = given.to_string_lossy();
                let parse: fn(&str) -> Option<$Type> = $parse;
                parse(&name).ok_or_else(|| {
                    let all = NAMES.join(" ");
                    WarraqError::new_err(format!("{name:?} is no {}; the {} are {all}", $what, $several))
                })
            }
        }
    };
}

given!(Label, names!(Label), |label| label.as_str());
taken!(Label, names!(Label), "label", "labels", Label::from_name);
given!(BlockKind, names!(BlockKind), |kind| kind.as_str());
taken!(BlockKind, names!(BlockKind), "kind of block", "kinds", BlockKind::from_name);
given!(QuoteKind, names!(QuoteKind), |kind| kind.as_str());
taken!(QuoteKind, names!(QuoteKind), "kind of quote", "kinds", |name| QuoteKind::ALL
    .into_iter()
    .find(|kind| kind.as_str() == name));
given!(TokenKind, names!(TokenKind), |kind| kind.as_str());
taken!(TokenKind, names!(TokenKind), "kind of token", "kinds", |name| TokenKind::ALL
    .into_iter()
    .find(|kind| kind.as_str() == name));
given!(Modifier, MODIFIERS, |modifier| &modifier.0);
taken!(Modifier, MODIFIERS, "modifier", "modifiers", |name| MODIFIERS
    .contains(&name)
    .then(|| Modifier(name.to_owned())));
given!(Role, ROLES, |role| &role.0);
taken!(Role, ROLES, "role", "roles", |name| ROLES.contains(&name).then(|| Role(name.to_owned())));
given!(Modality, MODALITIES, |modality| &modality.0);
taken!(Modality, MODALITIES, "modality", "modalities", |name| MODALITIES
    .contains(&name)
    .then(|| Modality(name.to_owned())));
given!(Scope, SCOPES, |scope| &scope.0);
taken!(Scope, SCOPES, "scope", "scopes", |name| SCOPES.contains(&name).then(|| Scope(name.to_owned())));
// An article has one of two formats; a caller may also leave it to us.
given!(Format, [Format::Html.as_str(), Format::Text.as_str()], |format| format.as_str());
taken!(Format, names!(Format), "format", "formats", |name| Format::ALL
    .into_iter()
    .find(|format| format.as_str() == name));
given!(Guideline, names!(Guideline), |guideline| guideline.as_str());
taken!(Guideline, names!(Guideline), "guideline", "guidelines", Guideline::from_name);

/// The names of the profiles.
const PROFILES: [&str; Profile::ALL.len()] = {
    let mut names = [""; Profile::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = Profile::ALL[at].0;
        at += 1;
    }
    names
};
given!(Profile, PROFILES, |profile| profile.name());

impl<'a, 'py> FromPyObject<'a, 'py> for Profile {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint!(PROFILES);

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Profile::parse(&given.cast::<PyString>()?.to_string_lossy()).map_err(super::error::to_py)
    }
}

//! Temporary.
use pyo3::prelude::*;
use crate::normalize::{Normalizer as Core, Profile};
/// N
#[pyclass(module = "warraq", frozen)]
#[derive(Debug)]
pub struct Normalizer { inner: Core }
impl Normalizer {
    pub(super) fn core(&self) -> Core { self.inner.clone() }
    pub(super) fn of_profile(name: &str) -> crate::Result<Self> { Ok(Self { inner: Core::new(Profile::parse(name)?) }) }
}

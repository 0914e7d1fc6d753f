//! Many documents, as columns.

//! Word lists, name lists and the gazetteer.

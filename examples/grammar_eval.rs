//! Measures the grammar on gold expressions: `cargo example grammar_eval FILE…`.
//!
//! FILE is JSON lines with `text`, `anchor` (or null) and `expressions`, whose offsets
//! are code points, or a Wojood sample (one token and its labels a line).

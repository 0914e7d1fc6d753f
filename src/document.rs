//! The tagged text, assembled.

//! Fuzzes the engine:
//!
//!     RUSTC_BOOTSTRAP=1 cargo fuzz run -s none normalize fuzz/corpus/normalize tests/data/fuzz/normalize -- -max_total_time=600
#![no_main]

#[path = "../../tests/fuzz/normalize.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::check(data));

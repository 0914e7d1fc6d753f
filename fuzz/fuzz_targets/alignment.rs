//! Fuzzes the alignment:
//!
//!     RUSTC_BOOTSTRAP=1 cargo fuzz run -s none alignment fuzz/corpus/alignment tests/data/fuzz/alignment -- -max_total_time=600
#![no_main]

#[path = "../../tests/fuzz/alignment.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::check(data));

//! Fuzzes HTML mode:
//!
//!     RUSTC_BOOTSTRAP=1 cargo fuzz run -s none html fuzz/corpus/html tests/data/fuzz/html -- -max_total_time=600
#![no_main]

#[path = "../../tests/fuzz/html.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::check(data));

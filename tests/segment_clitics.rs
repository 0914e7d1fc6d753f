//! The accuracy of the clitic split on WikiNews.
//!
//! ```text
//! python tools/train/clitics/gold.py ../../shared/data/segmentation second > gold.tsv
//! WARRAQ_GOLD=gold.tsv cargo test --release --test segment_clitics -- --nocapture
//! ```
//!
//! Without `WARRAQ_GOLD` there is nothing to measure and the test passes.
//! `WARRAQ_GOLD_ERRORS=1` lists the errors; it is for the first half only.

use warraq::Span;
use warraq::segment::tokens;

/// The letters between the cuts: boundaries inside the word, in letters.
fn boundaries(
    before: impl Iterator<Item = usize>,
    after: impl Iterator<Item = usize>,
    len: usize,
) -> Vec<usize> {
    let mut cuts: Vec<usize> = before
        .scan(0, |at, n| {
            *at += n;
            Some(*at)
        })
        .collect();
    let pronouns: usize = after.sum();
    if pronouns > 0 {
        cuts.push(len - pronouns);
    }
    cuts.retain(|&cut| cut > 0 && cut < len);
    cuts.dedup();
    cuts
}

#[test]
fn accuracy_on_wikinews() {
    let Ok(path) = std::env::var("WARRAQ_GOLD") else { return };
    let gold = std::fs::read_to_string(path).expect("WARRAQ_GOLD names a file");
    let rows: Vec<Vec<&str>> = gold.lines().map(|line| line.split('\t').collect()).collect();
    let text = rows.iter().map(|row| row[0]).collect::<Vec<_>>().join(" ");
    let tokens = tokens(&text);
    let numbers = |field: &str| field.split(',').filter_map(|n| n.parse::<usize>().ok()).collect::<Vec<_>>();
    let (mut at, mut next, mut words, mut right, mut all) = (0, 0, 0usize, 0usize, 0usize);
    for row in &rows {
        let span = Span::new(at, at + row[0].len());
        at = span.end + 1;
        let here: Vec<_> = tokens[next..].iter().take_while(|token| token.span.start < span.end).collect();
        next += here.len();
        let len = row[0].chars().count();
        let wanted = boundaries(numbers(row[1]).into_iter(), numbers(row[2]).into_iter(), len);
        let letters = |span: Span| span.of(&text).chars().count();
        let found = match here[..] {
            [token] => boundaries(token.proclitics().map(letters), token.enclitics().map(letters), len),
            _ => Vec::new(),
        };
        all += 1;
        if !row[0].chars().all(|c| ('ء'..='ي').contains(&c)) {
            continue;
        }
        words += 1;
        right += usize::from(found == wanted);
        if found != wanted && std::env::var("WARRAQ_GOLD_ERRORS").is_ok() {
            println!("{}\t{wanted:?}\t{found:?}", row[0]);
        }
    }
    let share = |right: usize, all: usize| right as f64 / all as f64;
    // Wilson's interval at 95 %.
    let (p, n, z) = (share(right, words), words as f64, 1.96);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    println!(
        "Arabic words: {right} of {words} right, {:.2} % (95 %: {:.2} to {:.2}); all {all} tokens: {:.2} %",
        100.0 * p,
        100.0 * (middle - half),
        100.0 * (middle + half),
        100.0 * share(right + all - words, all),
    );
    assert!(p >= 0.975);
}

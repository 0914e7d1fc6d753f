//! Trains the name model: `cargo run --release --example names_train -- OUT [--all] [--passes N] [FILE…]`.
//!
//! Without files: ANERcorp's training file, of which the last 397 sentences are left out unless `--all` is given.

use warraq::names::{Labelled, Recipe, Tagger, conll};
use warraq::segment;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = arguments.first().expect("the artefact to write");
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let all = arguments.iter().any(|a| a == "--all");
    let number = |name: &str| option(name).and_then(|v| v.parse::<f32>().ok());
    let mut recipe = Recipe::default();
    if let Some(n) = number("--passes") {
        recipe.passes = n as usize;
    }
    if let Some(n) = number("--rate") {
        recipe.rate = n;
    }
    if let Some(n) = number("--decay") {
        recipe.decay = n;
    }
    if let Some(n) = number("--dropout") {
        recipe.dropout = n;
    }
    if let Some(n) = number("--hiding") {
        recipe.hiding = n;
    }
    if let Some(n) = number("--boldness") {
        recipe.boldness = n;
    }
    if let Some(n) = number("--bits") {
        recipe.bits = n as u32;
    }
    if let Some(n) = number("--cut") {
        recipe.cut = n as u32;
    }
    let data = std::env::var("WARRAQ_SHARED").unwrap_or_else(|_| "../shared".into());
    let file = format!("{data}/data/names/ANERCorp_CamelLab_train.txt");
    let (tagger, sentences) = if all {
        Tagger::default().learn(&[&file], recipe).expect("the training file")
    } else {
        let mut blocks = conll::read(&file, 1).expect("the training file");
        blocks.truncate(3576);
        let read: Vec<_> =
            blocks.iter().map(|b| (b, segment::sentences(&b.text), segment::tokens(&b.text))).collect();
        let texts: Vec<Labelled<'_>> = read
            .iter()
            .map(|(b, sentences, tokens)| Labelled { text: &b.text, sentences, tokens, names: &b.names })
            .collect();
        (Tagger::default().trained(&texts, recipe, "the first 3,576 sentences"), texts.len())
    };
    let bytes = tagger.model_bytes().expect("a trained model");
    println!("{} sentences, {} bytes", sentences, bytes.len());
    std::fs::write(out, bytes).expect("the artefact is written");
}

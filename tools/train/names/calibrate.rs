//! Fits the calibration of a linear model and a network on labelled text that neither has seen:
//! `names_calibrate --model MODEL --network NETWORK --into ARTEFACT FILE…`.
//!
//! FILE is `word label` a line; names are counted right when span and label are. The calibration is written into
//! ARTEFACT, the network that ships, whose own training text is no measure of it: so MODEL and NETWORK are those
//! that were trained without FILE.

use std::path::Path;

use warraq::artefact::{Artefact, Calibration};
use warraq::names::{Labelled, Tagger, conll};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut option = |name: &str| {
        let at = arguments.iter().position(|a| a == name).unwrap_or_else(|| panic!("{name} is missing"));
        let value = arguments.remove(at + 1);
        arguments.remove(at);
        value
    };
    let (model, network, into) = (option("--model"), option("--network"), option("--into"));
    let read = |path: &str| std::fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let tagger = Tagger::default().with_model(&read(&model), &model);
    let tagger = tagger.and_then(|tagger| tagger.with_network(&read(&network), &network));
    let tagger = tagger.unwrap_or_else(|e| panic!("{e}"));
    let mut answers = Vec::new();
    for file in &arguments {
        for (document, _) in conll::documents(file).unwrap_or_else(|e| panic!("{e}")) {
            answers.extend(tagger.answers(&Labelled { text: &document.text, names: &document.names }));
        }
    }
    let files: Vec<_> = arguments.iter().filter_map(|file| Path::new(file).file_name()?.to_str()).collect();
    let on = format!("names found in {} by models that had not seen it", files.join(", "));
    let calibration = Calibration::fit(&answers, &on);
    println!("{calibration}");
    for score in [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0] {
        println!("{score:.2} {:.3}", calibration.apply(score));
    }
    let bytes = read(&into);
    let artefact = Artefact::open(&bytes, &into).unwrap_or_else(|e| panic!("{e}"));
    let bytes = artefact.with_calibration(calibration).to_bytes();
    std::fs::write(&into, bytes).unwrap_or_else(|e| panic!("{into}: {e}"));
}

//! Puts a header before a payload: `seal KIND PAYLOAD OUT --trainer TEXT [--input FILE | --note TEXT]…`.
//!
//! The trainers in Python call it, so that the crate alone knows how an artefact begins. An input is a file or a
//! folder, whose SHA-256 the header keeps; a note is a sentence for people, the licence say.

use std::path::Path;

use warraq::artefact::{Artefact, Input, Kind, Recipe};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, payload, out, options @ ..] = arguments.as_slice() else {
        panic!("usage: seal KIND PAYLOAD OUT --trainer TEXT [--input FILE | --note TEXT]…");
    };
    let kind = Kind::from_name(kind).unwrap_or_else(|| {
        panic!(
            "{kind} is none of {}",
            Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(" ")
        )
    });
    let mut recipe = Recipe::default();
    for option in options.chunks(2) {
        match option {
            [name, text] if name == "--trainer" => recipe.trainer.clone_from(text),
            [name, text] if name == "--note" => recipe.notes.push(text.clone()),
            [name, path] if name == "--input" => {
                recipe.inputs.push(Input::hashed(Path::new(path)).unwrap_or_else(|e| panic!("{e}")));
            }
            other => panic!("no option {other:?}"),
        }
    }
    let payload = std::fs::read(payload).unwrap_or_else(|e| panic!("{payload}: {e}"));
    let bytes = Artefact::new(kind, payload).with_recipe(recipe).to_bytes();
    std::fs::write(out, bytes).unwrap_or_else(|e| panic!("{out}: {e}"));
}

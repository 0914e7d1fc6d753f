//! Training from labelled files: what `warraq train` does.

use std::path::Path;

use super::conll::{self, Block};
use super::tagger::{Labelled, Tagger};
use super::train::Settings;
use crate::Label;
use crate::artefact::{Calibration, Input, Recipe};
use crate::error::{Error, Result};
use crate::span::Span;

/// One document of this many is kept apart to fit the calibration.
const APART: usize = 8;

impl Tagger {
    /// The tagger with a model trained on labelled files, `word label` a line, a blank line between sentences; and
    /// the number of sentences. [`Tagger::provenance`] names the files with their SHA-256.
    ///
    /// It is trained twice: first without every eighth document (or every eighth stretch of twenty sentences, in a
    /// file that marks no documents), on which the calibration is fitted, then on all. Where what was kept apart has
    /// fewer than 400 names, probabilities are the scores, and the provenance says so.
    ///
    /// # Errors
    /// [`Error::Io`] for a file that cannot be read, [`Error::Format`] for a line without a label, or when no
    /// sentence has a name.
    pub fn learn<P: AsRef<Path>>(self, files: &[P], settings: Settings) -> Result<(Self, usize)> {
        let mut recipe =
            Recipe::new(format!("linear model; passes {}, bits {}", settings.passes, settings.bits));
        let mut documents: Vec<(Block, Vec<Block>)> = Vec::new();
        for file in files {
            documents.extend(conll::documents(file)?);
            recipe.inputs.push(Input::hashed(file.as_ref())?);
        }
        if documents.iter().all(|(whole, _)| whole.names.is_empty()) {
            let document = files.first().map_or_else(String::new, |f| f.as_ref().display().to_string());
            let cause = "no word is labelled B-PER, B-ORG, B-LOC or B-MISC".to_owned();
            return Err(Error::Format { document, cause });
        }
        let sentences = |apart: &dyn Fn(usize) -> bool| -> Vec<Labelled<'_>> {
            let kept = documents.iter().enumerate().filter(|(n, _)| !apart(*n));
            kept.flat_map(|(_, (_, sentences))| sentences).map(labelled).collect()
        };
        let kept_apart = documents.iter().step_by(APART).map(|(whole, _)| whole);
        let marked: usize = kept_apart.clone().map(|whole| whole.names.len()).sum();
        let calibration = if marked < Calibration::LEAST {
            let least = Calibration::LEAST;
            Calibration::identity(format!("none: {marked} names kept apart are fewer than {least}"))
        } else {
            let judged = self.clone().trained(&sentences(&|n| n % APART == 0), settings);
            let answers: Vec<_> = kept_apart.flat_map(|whole| judged.answers(&labelled(whole))).collect();
            Calibration::fit(&answers, "names found in what was kept apart of these files")
        };
        let all = sentences(&|_| false);
        Ok((self.trained(&all, settings).described(recipe, calibration), all.len()))
    }

    /// The scores of the names that are found in a labelled text, each with whether it is right: label and words;
    /// labelled files mark whole words, proclitics and all.
    #[must_use]
    pub fn answers(&self, text: &Labelled<'_>) -> Vec<(f32, bool)> {
        let found = self.find(&self.words(text.text));
        let right = |span: Span, label| {
            let same = |&(marked, of): &(Span, Label)| {
                let before = text.text.get(marked.start..span.start);
                of == label
                    && marked.end == span.end
                    && before.is_some_and(|b| !b.contains(char::is_whitespace))
            };
            text.names.iter().any(same)
        };
        found.outer.iter().map(|name| (name.score, right(name.span, name.label))).collect()
    }
}

fn labelled(block: &Block) -> Labelled<'_> {
    Labelled { text: &block.text, names: &block.names }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = String::new();
        for n in 0..40 {
            let word = ["زار", "غادر", "وصل", "عاد"][n % 4];
            lines += &format!("{word} O\nسالم B-PER\nالجابري I-PER\nإلى O\nمدينة O\nكركوك B-LOC\n. O\n\n");
        }
        std::fs::write(folder.path().join("mine.conll"), lines).unwrap();
        folder
    }

    #[test]
    fn what_is_learnt_is_read_back_and_tells_where_it_is_from() {
        let folder = lesson();
        let file = folder.path().join("mine.conll");
        let (tagger, sentences) = Tagger::default().learn(&[&file], Settings::default()).unwrap();
        assert_eq!(sentences, 40);
        let bytes = tagger.model_bytes().unwrap();
        let again = Tagger::default().learn(&[&file], Settings::default()).unwrap().0;
        assert_eq!(bytes, again.model_bytes().unwrap(), "the same file gives the same bytes");
        let read = Tagger::default().with_model(&bytes, "mine.model").unwrap();
        assert_eq!(read.provenance(), tagger.provenance());
        let provenance = read.provenance();
        assert!(
            provenance.contains("mine.conll ") && provenance.contains("calibration: none"),
            "{provenance}"
        );
        let text = "عاد سالم الجابري إلى مدينة كركوك .";
        let names = read.find(&read.words(text));
        let found: Vec<_> = names.outer.iter().map(|n| (n.span.of(text), n.label.as_str())).collect();
        assert_eq!(found, [("سالم الجابري", "PER"), ("كركوك", "LOC")]);
    }

    #[test]
    fn files_without_names_are_refused() {
        let folder = lesson();
        let file = folder.path().join("none.conll");
        std::fs::write(&file, "زار O\nكركوك O\n").unwrap();
        assert!(matches!(Tagger::default().learn(&[&file], Settings::default()), Err(Error::Format { .. })));
        let missing = folder.path().join("missing.conll");
        assert!(matches!(Tagger::default().learn(&[&missing], Settings::default()), Err(Error::Io { .. })));
    }
}

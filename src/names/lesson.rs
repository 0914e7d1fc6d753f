//! Training from labelled files: what `warraq train` does.

use std::path::Path;

use super::conll::{self, Block};
use super::model::checksum;
use super::tagger::{Labelled, Tagger};
use super::train::Recipe;
use crate::error::{Error, Result};

impl Tagger {
    /// The tagger with a model trained on labelled files, `word label` a line, a blank line between sentences; and
    /// the number of sentences. The artefact's [`Tagger::story`] names the files with their checksums.
    ///
    /// # Errors
    /// [`Error::Io`] for a file that cannot be read, [`Error::Format`] for a line without a label, or when no
    /// sentence has a name.
    pub fn learn<P: AsRef<Path>>(self, files: &[P], recipe: Recipe) -> Result<(Self, usize)> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut story = format!("linear model; passes {}, bits {}", recipe.passes, recipe.bits);
        for file in files {
            let path = file.as_ref();
            blocks.extend(conll::read(path, 1)?);
            let bytes =
                std::fs::read(path).map_err(|source| Error::Io { path: path.to_path_buf(), source })?;
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            story += &format!("; {} {:016x}", name.escape_default(), checksum(&bytes));
        }
        if blocks.iter().all(|block| block.names.is_empty()) {
            let document = files.first().map_or_else(String::new, |f| f.as_ref().display().to_string());
            let cause = "no word is labelled B-PER, B-ORG, B-LOC or B-MISC".to_owned();
            return Err(Error::Format { document, cause });
        }
        let texts: Vec<Labelled<'_>> =
            blocks.iter().map(|block| Labelled { text: &block.text, names: &block.names }).collect();
        Ok((self.trained(&texts, recipe, &story), blocks.len()))
    }
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
        let (tagger, sentences) = Tagger::default().learn(&[&file], Recipe::default()).unwrap();
        assert_eq!(sentences, 40);
        let bytes = tagger.model_bytes().unwrap();
        let again = Tagger::default().learn(&[&file], Recipe::default()).unwrap().0;
        assert_eq!(bytes, again.model_bytes().unwrap(), "the same file gives the same bytes");
        let read = Tagger::default().with_model(&bytes, "mine.model").unwrap();
        assert_eq!(read.story(), tagger.story());
        assert!(read.story().contains("mine.conll "), "{}", read.story());
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
        assert!(matches!(Tagger::default().learn(&[&file], Recipe::default()), Err(Error::Format { .. })));
        let missing = folder.path().join("missing.conll");
        assert!(matches!(Tagger::default().learn(&[&missing], Recipe::default()), Err(Error::Io { .. })));
    }
}

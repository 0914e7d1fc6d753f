//! The sources of a corpus by id, as a reader asks for them: mostly in order, often again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::corpus::{Cancel, Documents, Input, Source};
use crate::{Error, Result};

/// How many bytes of text are kept for the next question.
const KEPT: usize = 1 << 26;

/// Sources that were read, and the place from which reading goes on.
///
/// Rows that are asked for in the order of the corpus cost one pass over it.
#[derive(Default)]
pub(super) struct Sources {
    open: Option<Documents>,
    known: HashMap<String, Arc<str>>,
    bytes: usize,
}

impl Sources {
    /// The source of the document with this id; none when there is no such document.
    pub fn find(&mut self, input: &Input, id: &str, cancel: &Cancel) -> Result<Option<Arc<str>>> {
        if let Some(text) = self.known.get(id) {
            return Ok(Some(text.clone()));
        }
        // On from where the last question stopped, then once from the first.
        let passes = if self.open.is_some() { 2 } else { 1 };
        for _ in 0..passes {
            let mut documents = self.open.take().unwrap_or_else(|| input.documents());
            while let Some(item) = documents.next() {
                if cancel.is_cancelled() {
                    return Err(Error::Cancelled);
                }
                match item {
                    Ok(source) => {
                        let wanted = source.id == id;
                        if let Some(found) = self.keep(source, wanted)? {
                            self.open = Some(documents);
                            return Ok(Some(found));
                        }
                    }
                    Err(failure) if failure.document == id => return Err(failure.error),
                    Err(_) => {}
                }
            }
        }
        Ok(None)
    }

    /// Keeps the text of `source`; gives it back when it is the one that is wanted.
    fn keep(&mut self, source: Source, wanted: bool) -> Result<Option<Arc<str>>> {
        let id = source.id.clone();
        let text = match source.into_text() {
            Ok(text) => text,
            Err(error) if wanted => return Err(error),
            Err(_) => return Ok(None),
        };
        if self.bytes + text.len() > KEPT {
            self.known.clear();
            self.bytes = 0;
        }
        self.bytes += text.len();
        self.known.insert(id, text.clone());
        Ok(wanted.then_some(text))
    }
}

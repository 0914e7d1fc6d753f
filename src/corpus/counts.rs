//! Questions that need many texts: each is asked of batches on many threads, and answered by one table.

mod actor;
mod concordance;
mod cooccurrence;
mod frequencies;
mod naming;
mod overview;
mod places;
mod rows;
mod stop_words;
mod survey;
mod tally;
mod timeline;
mod variants;

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

pub use concordance::{Concordance, Order, Query};
pub use cooccurrence::{Cooccurrence, Window};
pub use frequencies::{Frequencies, Unit};
pub use naming::Naming;
pub use overview::Overview;
pub use places::Places;
pub use stop_words::{STOP_WORDS, StopWords};
pub use survey::{Survey, survey};
pub use timeline::{Every, Per, Timeline};
pub use variants::Variants;

use super::pipeline::{Cancel, Sink, Summary, map};
use super::plan::{Outcome, Plan};
use super::schema::{Column, Provenance, schema_of};
use super::source::Documents;
use super::tables::{Tables, Wanted};
use crate::Result;
use crate::document::Depth;

/// A question to a corpus.
pub trait Question: Send + Sync + 'static {
    /// What a batch contributes.
    type Part: Default + Send + 'static;

    /// How far documents must be tagged for it.
    fn depth(&self) -> Depth;

    /// What these documents contribute.
    fn ask(&self, outcomes: &[Outcome]) -> Self::Part;

    /// Adds a part to the whole; parts come in the order of the documents.
    fn join(&self, whole: &mut Self::Part, part: Self::Part);

    /// The columns of the answer, in order.
    fn columns(&self) -> Vec<Column>;

    /// Arrow's schema of the answer.
    fn schema(&self, provenance: &Provenance) -> SchemaRef {
        schema_of(self.columns().into_iter(), provenance)
    }

    /// The answer.
    fn table(&self, whole: Self::Part, provenance: &Provenance) -> RecordBatch;
}

/// The answer to a question.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer {
    /// The table.
    pub table: RecordBatch,
    /// The errors tables of the batches that have errors.
    pub errors: Vec<RecordBatch>,
    /// How many documents were asked.
    pub summary: Summary,
}

/// Asks `question` of every document; `tick` is called about ten times a second.
///
/// # Errors
/// [`crate::Error::Cancelled`] when `cancel` was set, or what `tick` returned.
///
/// ```
/// use std::sync::Arc;
/// use warraq::corpus::{Cancel, Content, Documents, Frequencies, Plan, Source, answer};
/// let documents = Documents::new([Ok(Source::new("a", Content::Text("كتاب وكتاب".into())))].into_iter());
/// let question = Arc::new(Frequencies::default());
/// let answer =
///     answer(&Arc::new(Plan::default()), documents, question, 1, &Cancel::default(), &mut || Ok(())).unwrap();
/// assert!(answer.table.num_rows() > 0);
/// ```
pub fn answer<Q: Question>(
    plan: &Arc<Plan>,
    documents: Documents,
    question: Arc<Q>,
    threads: usize,
    cancel: &Cancel,
    tick: &mut dyn FnMut() -> Result<()>,
) -> Result<Answer> {
    let provenance = plan.provenance.clone();
    let work = {
        let (question, provenance) = (question.clone(), provenance.clone());
        Arc::new(move |outcomes: &[Outcome]| {
            let errors = Tables::build(outcomes, Wanted::NONE, &provenance).errors;
            (question.ask(outcomes), errors)
        })
    };
    let mut gather = Gather { question: &*question, whole: Q::Part::default(), errors: Vec::new(), tick };
    let summary = map(plan, documents, question.depth(), threads, cancel, work, &mut gather)?;
    let Gather { whole, errors, .. } = gather;
    Ok(Answer { table: question.table(whole, &provenance), errors, summary })
}

struct Gather<'q, Q: Question> {
    question: &'q Q,
    whole: Q::Part,
    errors: Vec<RecordBatch>,
    tick: &'q mut dyn FnMut() -> Result<()>,
}

impl<Q: Question> Sink<(Q::Part, RecordBatch)> for Gather<'_, Q> {
    fn batch(&mut self, (part, errors): (Q::Part, RecordBatch)) -> Result<()> {
        self.question.join(&mut self.whole, part);
        if errors.num_rows() > 0 {
            self.errors.push(errors);
        }
        Ok(())
    }

    fn tick(&mut self) -> Result<()> {
        (self.tick)()
    }
}

#[cfg(test)]
mod tests;

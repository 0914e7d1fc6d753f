//! Several questions, put in one pass: what a report shows.

use std::sync::Arc;

use arrow_array::RecordBatch;

use super::{Every, Naming, Overview, Per, Places, Question, Timeline};
use crate::Result;
use crate::corpus::pipeline::{Cancel, Sink, map};
use crate::corpus::plan::{Outcome, Plan};
use crate::corpus::source::Documents;
use crate::corpus::tables::{Tables, Wanted};
use crate::document::Depth;

/// What a report shows.
#[derive(Debug, Clone)]
pub struct Survey {
    /// What each group holds.
    pub overview: RecordBatch,
    /// The documents of each day.
    pub days: RecordBatch,
    /// The forms of names by group.
    pub naming: RecordBatch,
    /// The places on the map.
    pub places: RecordBatch,
    /// The errors tables of the batches that have errors.
    pub errors: Vec<RecordBatch>,
}

/// The questions, and what they came to so far.
struct Asked<'t> {
    overview: <Overview as Question>::Part,
    days: <Timeline as Question>::Part,
    naming: <Naming as Question>::Part,
    places: <Places as Question>::Part,
    errors: Vec<RecordBatch>,
    tick: &'t mut dyn FnMut(usize) -> Result<()>,
}

type Part = (
    <Overview as Question>::Part,
    <Timeline as Question>::Part,
    <Naming as Question>::Part,
    <Places as Question>::Part,
    Tables,
);

const DAYS: Timeline = Timeline { every: Every::Day, per: Per::Period };
const NAMING: Naming = Naming { min_count: 0 };
const PLACES: Places = Places { min_count: 0 };

/// Asks what a report shows; `tick` is called about ten times a second, and with the items of each batch.
///
/// # Errors
/// [`Error::Cancelled`] when `cancel` was set, or what `tick` returned.
pub fn survey(
    plan: &Arc<Plan>,
    documents: Documents,
    threads: usize,
    cancel: &Cancel,
    tick: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<Survey> {
    let provenance = plan.provenance.clone();
    let work = {
        let provenance = provenance.clone();
        Arc::new(move |outcomes: &[Outcome]| -> Part {
            let tables = Tables::build(outcomes, Wanted::NONE, &provenance);
            (Overview.ask(outcomes), DAYS.ask(outcomes), NAMING.ask(outcomes), PLACES.ask(outcomes), tables)
        })
    };
    let mut asked = Asked {
        overview: Default::default(),
        days: Default::default(),
        naming: Default::default(),
        places: Default::default(),
        errors: Vec::new(),
        tick,
    };
    map(plan, documents, Depth::Quotes, threads, cancel, work, &mut asked)?;
    Ok(Survey {
        overview: Overview.table(asked.overview, &provenance),
        days: DAYS.table(asked.days, &provenance),
        naming: NAMING.table(asked.naming, &provenance),
        places: PLACES.table(asked.places, &provenance),
        errors: asked.errors,
    })
}

impl Sink<Part> for Asked<'_> {
    fn batch(&mut self, (overview, days, naming, places, tables): Part) -> Result<()> {
        Overview.join(&mut self.overview, overview);
        DAYS.join(&mut self.days, days);
        NAMING.join(&mut self.naming, naming);
        PLACES.join(&mut self.places, places);
        if tables.errors.num_rows() > 0 {
            self.errors.push(tables.errors);
        }
        (self.tick)(tables.items)
    }

    fn tick(&mut self) -> Result<()> {
        (self.tick)(0)
    }
}

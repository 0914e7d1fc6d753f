//! One row for each mention of a name, a time or a number.

use std::ops::Deref;

use super::frame::{Framed, Located, Place};
use crate::Label;
use crate::corpus::cell::{Modality, Modifier, Role, Scope};
use crate::corpus::defined::columns;
use crate::document::Entity;

/// An entity in its document.
pub(crate) struct Mention<'d> {
    #[cfg_attr(not(feature = "python"), allow(dead_code))]
    pub at: Located<'d>,
    entity: &'d Entity,
    pub in_quote: bool,
    pub sentence: Option<u32>,
}

impl Deref for Mention<'_> {
    type Target = Entity;

    fn deref(&self) -> &Entity {
        self.entity
    }
}

/// The mentions that `entities` of the document are; they come in its order.
pub(crate) fn mentions<'d>(
    at: Located<'d>,
    entities: &'d [Entity],
) -> impl Iterator<Item = Mention<'d>> + use<'d> {
    let mut quoted = at.document.quoted();
    entities.iter().map(move |entity| Mention {
        at,
        entity,
        in_quote: quoted.holds(entity.span),
        sentence: at.document.sentence_at(entity.span.start).map(|number| number as u32),
    })
}

macro_rules! entity_columns {
    ($define:ident! $given:tt) => {
        $define! { $given mention: Mention;
            label: Label, "PER ORG LOC MISC, DATE TIME DURATION SET, QUANTITY PERCENT MONEY CARDINAL ORDINAL";
            score: f32, "how sure it is, 0 to 1";
            canonical: Option<String>, "the form under which a name is known";
            entity_id: Option<String>, "Wikidata Q… or geonames:…";
            lat: Option<f64>, "latitude, degrees";
            lon: Option<f64>, "longitude, degrees";
            country: Option<String>, "ISO 3166-1 alpha-2";
            cluster: Option<u32>, "shared by the variants of one unknown name in the document";
            candidates: Vec<String>,
                "other ids, when it is ambiguous; the day that a contradicting weekday names; currencies where no country is told";
            value: Option<String>, "TIMEX3 value of a time";
            r#mod: Option<Modifier> = mention.modifier.as_deref(),
                "TIMEX3 mod of a time; approximator or bound of a number";
            number: Option<f64>, "the number, or the lower end of a range";
            number_max: Option<f64>, "the upper end of a range";
            unit: Option<String>, "UCUM unit or ISO 4217 currency";
            counted: Option<String>, "head noun of what is counted";
            role: Option<Role> = mention.role,
                "killed wounded killed_or_wounded displaced detained missing abducted besieged arrested sentenced rescued infected returned";
            negated: bool, "whether the sentence denies what it says of the number";
            modality: Option<Modality> = mention.modality,
                "of a number with a role: asserted threatened planned sentenced hypothetical alleged";
            part_of: Option<f64>, "the total that the number is a part of";
            previous: Option<f64>, "what the number was before";
            scope: Option<Scope> = mention.scope,
                "of a number with a role: event, or a tally of a period or of the world";
            in_quote: bool, "whether it stands in a quote";
            sentence: Option<u32>, "number of its sentence in the document, from 0";
        }
    };
}
#[cfg_attr(not(feature = "python"), allow(unused_imports))]
pub(crate) use entity_columns;

entity_columns!(columns! { pub(super) Entities });

pub(super) fn push(table: &mut Framed<Entities>, place: &Place<'_>) {
    let Some(at) = place.located() else { return };
    for mention in mentions(at, &at.document.entities) {
        table.push(&place.spot(mention.span, mention.block), &mention);
    }
}

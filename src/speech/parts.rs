//! What goes on with a speaker's phrase, and what is another noun: ages, appositions, objects.

use super::scan::Scan;
use super::words::{Class, Lead};
use crate::lexicon;
use crate::script;

impl Scan<'_> {
    /// Whether «40 عاما» stands at `at`.
    pub(super) fn is_age(&self, at: usize, to: usize) -> bool {
        at + 1 < to
            && self.piece(at).starts_with(|c: char| c.is_numeric())
            && self.spells(at + 1, lexicon::Class::Age)
    }

    /// Whether the object of a verb starts at `at`: a definite noun after a definite noun is another
    /// noun, unless it is an adjective in ي, or what stands before it is a relation («رئيس الوزراء»).
    pub(super) fn is_object(&self, start: usize, at: usize) -> bool {
        let (word, before) = (&self.words[at], &self.words[at - 1]);
        if word.lead.has(Lead::BY | Lead::TO) {
            return false;
        }
        if self.spells(at, lexicon::Class::Totality) {
            return true;
        }
        let piece = script::folded(self.piece(at));
        let relative =
            piece.ends_with('ي') || piece.ends_with("يه") || piece.ends_with("يون") || piece.ends_with("يين");
        let first = at == start + 1;
        let own = piece.ends_with("ها")
            || piece.ends_with('ه') && !self.piece(at).ends_with(['ة', 'ه'])
            || piece.ends_with("هم");
        let own = own || self.piece(at).ends_with("ته") || self.piece(at).ends_with("اءه");
        if own
            && word.lead == Lead::BARE
            && !word.is(Class::ROLE | Class::BODY | Class::PREP)
            && !before.is(Class::PREP)
        {
            return true;
        }
        // «ويصف كثيرون المدينة»
        let many = before.lead == Lead::BARE && self.piece(at - 1).ends_with("ون");
        if first && many && word.lead.has(Lead::THE) {
            return !relative;
        }
        if word.lead.has(Lead::THE) {
            let adjective = first && lexicon::Class::SpeakerAdjective.holds(&piece);
            let inside = relative || adjective || !first && word.is(Class::ROLE);
            return before.lead.has(Lead::THE) && !before.lead.has(Lead::BY | Lead::TO) && !inside;
        }
        let body = at > start + 2 && word.is(Class::BODY) && !before.is(Class::PREP);
        let head = before.lead.has(Lead::THE) || before.class == Class::NONE;
        head && word.lead == Lead::BARE && (body || first && word.is(Class::BODY | Class::ROLE))
    }

    /// Whether what follows a comma goes on with the phrase: «رئيس المجلس، ناظم البردان، أن».
    pub(super) fn apposition(&self, at: usize, to: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|_| at < to) else { return false };
        let other = Class::ADJUNCT
            | Class::TIME
            | Class::PREP
            | Class::TURN
            | Class::RELATIVE
            | Class::THAT
            | Class::SUBORD
            | Class::ATTRIB
            | Class::EVENT
            | Class::BEING
            | Class::STATEMENT
            | Class::LED
            | Class::PEER;
        let noun = word.is(Class::ROLE | Class::BODY);
        if word.class.is_mark()
            || word.is(other) && !noun
            || word.is(Class::CUE) && word.form.is_some() && !noun
        {
            return false;
        }
        if word.lead.has(Lead::BY | Lead::TO) || word.lead.has(Lead::AND) {
            return false;
        }
        // It must end where the report goes on.
        (at..(at + 14).min(self.words.len())).any(|k| {
            k >= to || self.words[k].is(Class::COMMA | Class::COLON | Class::THAT) || self.opened(k).is_some()
        })
    }
}

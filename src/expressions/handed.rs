//! Roles that numbers hand on to others: «12 جنديا وخمسة من الطاقم قتلوا», «من 12 إلى 15», «قتل أربعة مسلحين 67 شخصا».

use super::counted::Counter;
use super::roles::{BETWEEN, Earlier};
use super::scan::Found;
use super::view::{Kind, clitic};
use crate::Label;

impl Counter<'_> {
    /// The head noun and the role of each of `found`; `previous` tells which numbers are what others were before.
    pub(super) fn heads_and_roles(
        &self,
        found: &[Found],
        previous: &[Option<usize>],
    ) -> Vec<(Option<usize>, Option<&'static str>)> {
        let mut told: Vec<(Option<usize>, Option<&'static str>)> = Vec::with_capacity(found.len());
        let (mut earlier, mut last) = (None, None);
        for (index, one) in found.iter().enumerate() {
            let (mut head, mut role) = (None, None);
            if one.label == Label::Cardinal {
                head = self.head(one, last, found.get(index + 1).map(|next| next.first));
                // «من 12 إلى 15»: the second has the role that the words before both say.
                let before =
                    previous[index].filter(|&before| before + 1 == index).and_then(|before| told[before].1);
                role = self.role(one, head, earlier).or(before);
                let own = head.is_some_and(|h| self.noun_role(h).is_some());
                earlier = Some(Earlier { last: head.map_or(one.last, |h| h.max(one.last)), role, own });
            }
            last = Some(one.last);
            told.push((head, role));
            if index > 0 && role.is_none() && self.is_object(found, index, &told) {
                told[index].1 = told[index - 1].1.take();
            }
        }
        // «12 جنديا وخمسة من الطاقم قتلوا»: what stands behind the last is told of all.
        for index in (1..found.len()).rev() {
            let (before, one) = (&found[index - 1], &found[index]);
            let joined = self.pieces[one.first].proclitics & clitic::AND != 0
                && before.label == Label::Cardinal
                && one.first - before.last <= BETWEEN
                && self.one_sentence(before.last, one.first);
            let people = told[index - 1].0.is_some_and(|head| self.person(before, head));
            let own = told[index].0.is_some_and(|head| self.noun_role(head).is_some());
            if joined && people && !own && told[index - 1].1.is_none() {
                told[index - 1].1 = told[index].1;
            }
        }
        // What a number was before is no toll of its own.
        for &before in previous.iter().flatten() {
            told[before].1 = None;
        }
        told
    }

    /// «قتل أربعة مسلحين 67 شخصا»: the second is the object of the verb, and the first its subject.
    fn is_object(
        &self,
        found: &[Found],
        index: usize,
        told: &[(Option<usize>, Option<&'static str>)],
    ) -> bool {
        let (before, one) = (&found[index - 1], &found[index]);
        let [(earlier, Some(_)), (Some(head), None)] = [told[index - 1], told[index]] else { return false };
        let from = earlier.map_or(before.last, |h| h.max(before.last));
        let plain = |at: usize| {
            let piece = &self.pieces[at];
            piece.kind == Kind::Word
                && piece.proclitics == 0
                && (!self.has(at, self.ruleset.cues.function) || self.has(at, self.ruleset.cues.partitive))
        };
        one.label == Label::Cardinal
            && one.first > from
            && one.first - from <= BETWEEN + 2
            && earlier
                .is_some_and(|h| h > before.last && self.person(before, h) && self.noun_role(h).is_none())
            && self.person(one, head)
            && self.pieces[one.first].proclitics == 0
            && self.one_sentence(from, one.first)
            && (from + 1..one.first).all(plain)
    }
}

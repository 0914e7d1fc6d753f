//! People: chains of given names, surnames, kunya and nisba, and what titles promise.

use super::candidate::Candidate;
use super::evidence::Evidence;
use crate::Label;
use crate::lexicon::Cue;
use crate::words::Gap;

/// How a chain was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Start {
    /// By nothing but its own words.
    Bare,
    /// After a verb of speech.
    Speech,
    /// After a role, complements between.
    Role,
    /// Right after a title, or a demonym after one.
    Title,
}

/// Adds a candidate for every chain that reads as a person.
pub(super) fn candidates(evidence: &Evidence<'_>, found: &mut Vec<Candidate>) {
    let mut at = 0;
    let mut role_until = 0;
    let mut titled = false;
    while at < evidence.len() {
        let before = evidence.before[at];
        let near = evidence.words.continues(at) || evidence.gap(at) == Some(Gap::Dot);
        let base = evidence.at(at);
        if before.has(Cue::Role) || before.has(Cue::Title) {
            role_until = at + 5;
        } else if !evidence.words.continues(at) {
            role_until = 0;
        }
        // «الرئيس الأميركي جورج …»: what follows the demonym of a title is titled too
        titled = before.has(Cue::Title) || titled && near && evidence.at(at - 1).is(Cue::Demonym);
        let after_demonym = at > 0 && near && at < role_until && evidence.at(at - 1).is(Cue::Demonym);
        // «البرازيلي كارلوس كوريا»: a demonym and two words that hardly any text has
        let foreign = at > 0
            && near
            && base.facts.zipf10 < 30
            && base.letters == 0
            && evidence.at(at - 1).is(Cue::Demonym)
            && evidence.is_definite(at - 1)
            && evidence.base(at - 1).ends_with('ي');
        let start = if titled && near || after_demonym || foreign {
            Start::Title
        } else if before.has(Cue::Speech) && near {
            Start::Speech
        } else if at < role_until {
            Start::Role
        } else {
            Start::Bare
        };
        if base.is(Cue::Demonym) && titled {
            at += 1;
            continue;
        }
        let end = chain(evidence, at, start, found);
        if end > at {
            titled = false;
            role_until = 0;
        }
        at = end.max(at + 1);
    }
}

/// Reads a chain that begins at `at`; returns where it ends, or `at` when there is none.
fn chain(evidence: &Evidence<'_>, at: usize, start: Start, found: &mut Vec<Candidate>) -> usize {
    let (mut end, mut sure) = first_element(evidence, at, start);
    if end == at {
        return at;
    }
    let mut elements = 1;
    while elements < 6 && end < evidence.len() && (evidence.goes_on(end) || follows_initial(evidence, end)) {
        let long = next_element(evidence, end, elements, sure);
        if long == 0 {
            break;
        }
        elements += 1;
        end += long;
        sure = true;
    }
    let first = evidence.at(at);
    let nameness = first.facts.nameness();
    let compound = end - at > 1;
    let score = match (start, elements) {
        // «ج. ك. رولينغ»; letters alone are a person only where one is expected: «المتهم م. ب. س»
        _ if is_initial(evidence, at) => {
            if !is_initial(evidence, end - 1) || start != Start::Bare {
                0.95
            } else {
                0.3
            }
        }
        (Start::Title, 1) => {
            if nameness >= 0.3 || compound {
                0.85
            } else {
                0.66
            }
        }
        (Start::Title, _) => 0.95,
        (Start::Role, 1) => {
            if nameness > 0.5 {
                0.6
            } else {
                0.3
            }
        }
        (_, 1) if compound => 0.65,
        (Start::Speech, 1) => {
            if nameness > 0.2 {
                0.65
            } else {
                0.2
            }
        }
        (Start::Bare, 1) => {
            if nameness > 0.7 && first.facts.given >= 50 {
                0.55
            } else {
                0.25
            }
        }
        (_, _) if nameness > 0.3 || first.is(Cue::ForeignGiven) => 0.9,
        (Start::Role | Start::Speech, _) => 0.75,
        _ => 0.6,
    };
    found.push(Candidate {
        first: at,
        end,
        start: first.start,
        label: Label::Per,
        score,
        known: None,
        explained_by: None,
    });
    end
}

/// Whether the word is one letter, as initials are.
pub(super) fn is_initial(evidence: &Evidence<'_>, at: usize) -> bool {
    let base = evidence.base(at);
    base.chars().count() == 1 && !base.is_ascii()
}

/// Whether the word stands after an initial and its full stop.
fn follows_initial(evidence: &Evidence<'_>, at: usize) -> bool {
    evidence.gap(at) == Some(Gap::Dot) && is_initial(evidence, at - 1)
}

/// The number of initials that begin at this word, where they are at least two: «ج. ك.».
fn initials(evidence: &Evidence<'_>, at: usize) -> usize {
    if !is_initial(evidence, at) || at > 0 && follows_initial(evidence, at) {
        return 0;
    }
    let mut end = at + 1;
    while end < evidence.len() && is_initial(evidence, end) && follows_initial(evidence, end) {
        end += 1;
    }
    if end - at >= 2 { end - at } else { 0 }
}

/// Whether a place is so well known that a name chain does not swallow it.
fn is_plain_place(evidence: &Evidence<'_>, at: usize) -> bool {
    evidence.at(at).facts.nameness() < 0.3
        && matches!(evidence.plainly_listed(at), Some((Label::Loc | Label::Org, _)))
        && !evidence.at(at).is(Cue::ForeignGiven)
}

/// Where the first element ends and whether what follows may be a word never seen.
fn first_element(evidence: &Evidence<'_>, at: usize, start: Start) -> (usize, bool) {
    let base = evidence.at(at);
    let word = evidence.base(at);
    if let Some(long) = compound(evidence, at) {
        return (at + long, true);
    }
    let letters = initials(evidence, at);
    if letters > 0 {
        return (at + letters, true);
    }
    if base.is(Cue::Stop) || base.is(Cue::Demonym) || base.is(Cue::OrgHead) || word.chars().count() < 2 {
        return (at, false);
    }
    let nameness = base.facts.nameness();
    if base.is(Cue::ForeignGiven) {
        return (at + 1, true);
    }
    if (base.is(Cue::Title) || base.is(Cue::Role) || base.is(Cue::Speech)) && nameness < 0.3 {
        return (at, false);
    }
    if is_plain_place(evidence, at) {
        return (at, false);
    }
    let accepted = match start {
        Start::Title => nameness > -0.5 || base.is_rare() && !looks_verbal(word),
        Start::Speech => nameness > -0.2 || base.facts.zipf10 < 30 && !looks_verbal(word),
        Start::Role => nameness > 0.0,
        Start::Bare => nameness > 0.2 && base.facts.given >= 5,
    };
    if !accepted {
        return (at, false);
    }
    (at + 1, start == Start::Title || nameness > 0.4)
}

/// How many words the next element has; 0 ends the chain.
fn next_element(evidence: &Evidence<'_>, at: usize, elements: usize, sure: bool) -> usize {
    let base = evidence.at(at);
    let word = evidence.base(at);
    if let Some(long) = compound(evidence, at) {
        return long;
    }
    if base.is(Cue::Stop) {
        return 0;
    }
    let nameness = base.facts.nameness();
    let other_cue = [Cue::Speech, Cue::OrgHead, Cue::OrgBefore, Cue::PlaceBefore, Cue::Role, Cue::Title]
        .into_iter()
        .any(|cue| base.is(cue));
    if base.is(Cue::Demonym) {
        return usize::from(elements == 1 && base.facts.surname >= 3 && nameness > 0.0);
    }
    if other_cue && nameness < 0.3 || is_plain_place(evidence, at) {
        return 0;
    }
    let nisba = evidence.is_definite(at) && word.ends_with('ي');
    let accepted = nameness >= 0.0
        || nameness > -0.7 && evidence.is_definite(at)
        || base.is(Cue::ForeignGiven)
        || sure && nisba && base.facts.zipf10 < 42
        || sure && base.is_rare() && !looks_verbal(word) && elements <= 3;
    usize::from(accepted)
}

/// The words of عبد X, أبو X, أم X, ابن X, آل X, X الدين, فان X; none where it is not one.
fn compound(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    if !(next < evidence.len() && evidence.words.continues(next)) {
        return None;
    }
    let follower = evidence.at(next);
    if follower.is(Cue::Stop) || follower.is(Cue::Speech) {
        return None;
    }
    let nameness = follower.facts.nameness();
    let nameish = nameness > -0.3 || evidence.is_definite(next) || follower.is_rare();
    let long = match evidence.base(at) {
        "عبد" | "ابو" | "ابي" | "ابا" if nameish => 2,
        "ال" if at > 0 && nameness > -0.7 => 2,
        "بن" | "بنت" | "ابن" | "ولد" if nameness > 0.0 || evidence.is_definite(next) && nameness > -0.5 => {
            2
        }
        "ام" if nameness > 0.3 && follower.letters == 0 => 2,
        "فان" | "فون" | "دي" | "دا" | "دو" | "لو" | "ديل" | "ماك"
            if follower.is_rare() && follower.facts.zipf10 < 30 =>
        {
            2
        }
        _ => {
            let joins = matches!(evidence.base(next), "الدين" | "الله")
                && matches!(
                    evidence.base(at),
                    "صلاح"
                        | "نور"
                        | "سيف"
                        | "جمال"
                        | "كمال"
                        | "علاء"
                        | "عز"
                        | "محي"
                        | "محيي"
                        | "شمس"
                        | "بهاء"
                        | "تقي"
                        | "زين"
                        | "سعد"
                        | "فخر"
                        | "خير"
                        | "حسام"
                        | "نصر"
                        | "شهاب"
                        | "عماد"
                        | "ضياء"
                        | "نجم"
                        | "مجد"
                        | "ناصر"
                        | "نصير"
                        | "برهان"
                        | "جلال"
                        | "فضل"
                        | "خلف"
                        | "جاد"
                        | "عطا"
                        | "رزق"
                        | "حزم"
                        | "ولي"
                        | "صفي"
                        | "تاج"
                        | "بدر"
                        | "حمد"
                        | "عبيد"
                        | "هبه"
                        | "نعمه"
                );
            if !joins {
                return None;
            }
            2
        }
    };
    // أبو عبد الله
    let more = at + long;
    if evidence.base(next) == "عبد"
        && more < evidence.len()
        && evidence.goes_on(more)
        && evidence.is_definite(more)
    {
        return Some(long + 1);
    }
    Some(long)
}

/// Whether an unknown word has the shape of an imperfect verb or carries a pronoun.
fn looks_verbal(word: &str) -> bool {
    let long = word.chars().count();
    long >= 4 && (word.starts_with('ي') && !word.ends_with('ي') && long <= 6 && !word.contains("ان"))
        || long >= 5 && word.starts_with('ف') && (word.ends_with("ها") || word.ends_with("وا"))
        || long >= 5 && word.ends_with("اه") && word.starts_with("ال")
        || long >= 5
            && ["ها", "هم", "هما", "وا", "نا", "ات", "ون", "ين"].iter().any(|end| word.ends_with(end))
            && word.starts_with(['ت', 'ي', 'م'])
}

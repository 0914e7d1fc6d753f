//! The classes of words that the code itself asks for, found once by name.

use super::vocabulary::Vocabulary;

macro_rules! cues {
    ($($field:ident $class:literal),* $(,)?) => {
        /// Classes by number.
        #[derive(Debug)]
        pub(super) struct Cues { $(pub $field: u8),* }

        impl Cues {
            /// Finds the classes in the vocabulary.
            pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
                Self { $($field: vocabulary.class($class)),* }
            }
        }
    };
}

cues! {
    // Beside numbers and times.
    approx "approx", approx_after "approx-after",
    timex_approx "timex-approx", timex_approx_after "timex-approx-after", exceed "exceed", negation "negation",
    // What is counted.
    dual "dual", dual_person "dual-person", person "person", pronoun "pronoun", partitive "partitive",
    before_head "before-head", waw_noun "waw-noun", function "function", among "among",
    role_noun "role-noun", role_verb "role-verb", role_verb_strong "role-verb-strong",
    role_verb_close "role-verb-close", role_after "role-after", tally "tally", case "case", also "also",
    within "within", clause "clause", released "released", disease "disease", not_person "not-person",
    country "country", inside "inside", change "change", versus "versus", aftermath "aftermath",
    // Of what a number is told, and how.
    deny "deny", lack "lack", occur "occur", except "except", rather "rather", blame "blame", affirm "affirm",
    perhaps "perhaps", modality "modality", court "court", verdict "verdict", carried_out "carried-out", penalty "penalty",
    out_of "out-of", up_to "up-to", against "against", tally_of "tally-of", relative "relative", rate "rate", masdar "masdar", times "times", throughout "throughout",
    cause "cause", home "home", sense "sense", recovered "recovered", divided "divided",
    // Which way a time lies.
    that "that", not_yet "not-yet", prospective "prospective", toward "toward", when "when",
    not_verb "not-verb", adverb "adverb",
    until "until", future "future", plan "plan", past "past-verb", ago "ago", passed "passed", just_now "just-now", unit_short "unit-short", one_latin "one-latin", habit "habit", unit_singular "unit-singular",
}

//! The key of a form: its folded spelling, with «على» the preposition kept apart from «علي» the name.

/// The key of the preposition: its last letter is not folded.
const ON: &str = "على";

/// A form as the lists are keyed: folded, but the word «على» keeps its last letter.
pub(crate) fn keyed(form: &str) -> String {
    let folded = crate::script::folded(form);
    if !form.contains(ON) {
        return folded;
    }
    let written = form.split(' ');
    let words =
        folded.split(' ').zip(written).map(|(folded, written)| if written == ON { ON } else { folded });
    words.collect::<Vec<_>>().join(" ")
}

//! The site's name, from the line in which it claims its rights.

use super::block::{Block, BlockKind};
use crate::lexicon::Class;
use crate::script;

/// The name in the first line of rights that holds one: «جميع الحقوق محفوظة لصحيفة الميناء © 2024».
pub(super) fn holder(blocks: &[Block]) -> Option<String> {
    let lines = blocks.iter().filter(|b| b.kind == BlockKind::Copyright && b.text.len() < 300);
    lines.take(10).find_map(|block| name(&block.text))
}

fn name(line: &str) -> Option<String> {
    let mut best: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut claimed = false;
    for word in
        line.split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '،' | '©' | '(' | ')' | '®'))
    {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && !script::is_mark(c));
        let folded = script::folded(bare).to_lowercase();
        let plain =
            folded.is_empty() || Class::Rights.holds(&folded) || !folded.contains(char::is_alphabetic);
        claimed |= Class::RightsClaim.holds(&folded) || line.contains('©');
        if plain {
            if open.len() > best.len() {
                best = std::mem::take(&mut open);
            }
            open.clear();
        } else {
            let first = open.is_empty();
            open.push(if first { without_particle(bare, &folded) } else { bare.to_owned() });
        }
        // A full stop ends the claim.
        if word.ends_with('.') && !open.is_empty() {
            break;
        }
    }
    if open.len() > best.len() {
        best = open;
    }
    (claimed && (1..=5).contains(&best.len())).then(|| best.join(" "))
}

/// «لصحيفة» is «صحيفة», «للميناء» is «الميناء».
fn without_particle(word: &str, folded: &str) -> String {
    let rest = folded.strip_prefix('ل').unwrap_or_default();
    match word.strip_prefix('ل') {
        Some(bare) if Class::Publisher.holds(rest) => bare.to_owned(),
        Some(bare) if bare.starts_with('ل') && bare.chars().count() > 3 => format!("ا{bare}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_line_of_rights_names_its_site() {
        for (line, expected) in [
            ("جميع الحقوق محفوظة © أخبار الواحة 2024", Some("أخبار الواحة")),
            ("© 2023 مرصد الجبل", Some("مرصد الجبل")),
            ("حقوق النشر محفوظة لموقع نبض الوادي", Some("نبض الوادي")),
            ("كافة الحقوق محفوظة لصحيفة الساحل 2019 - 2024", Some("صحيفة الساحل")),
            ("جميع الحقوق محفوظة للمنارة", Some("المنارة")),
            ("Copyright © 2021 Delta News. All rights reserved", Some("Delta News")),
            ("جميع الحقوق محفوظة", None),
            ("يمنع نسخ أي مادة أو اقتباسها من غير إذن مكتوب من الناشر وتحفظ الحقوق", None),
            ("© 2024", None),
        ] {
            assert_eq!(name(line).as_deref(), expected, "{line}");
        }
    }
}

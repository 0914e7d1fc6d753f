//! What the sequence model sees of each line of a page, as facts.

use super::cue::Cue;
use super::facts::{Fact, Facts};
use super::head::Head;
use super::judge;
use super::page::{Line, Page};
use super::reader::Ending;
use super::topic::{headline, topic};
use super::words::Class;
use crate::boilerplate::block::BlockKind;

/// Observes `page`.
pub(super) fn observe(page: &Page) -> Vec<Facts> {
    let prose: Vec<f32> = page.lines.iter().map(judge::prose).collect();
    let core = judge::core(&prose);
    let topic = topic(page, core.clone(), &prose);
    let headline = headline(page, &core, &topic);
    let head = Head::of(page, &core);
    let mut cue = Cue::default();
    let observed = |(index, line): (usize, &Line)| {
        let mut facts = Facts::default();
        alone(line, &mut facts);
        phrases(line, &mut facts);
        place(index, page.lines.len(), &core, &mut facts);
        head.see(index, &mut facts);
        facts.add(bucket(
            prose[index],
            &[
                (-3.0, Fact::prose_a),
                (-1.5, Fact::prose_b),
                (0.0, Fact::prose_c),
                (1.5, Fact::prose_d),
                (3.0, Fact::prose_e),
            ],
            Fact::prose_f,
        ));
        let near = |i: usize| prose.get(i).map_or(0.0, |p| p.max(0.0));
        let around: f32 = (1..3).map(|d| near(index + d) + index.checked_sub(d).map_or(0.0, near)).sum();
        facts.add(bucket(around, &[(1.0, Fact::around_poor), (5.0, Fact::around_some)], Fact::around_rich));
        facts.when(index > 0 && prose[index - 1] > 1.5, Fact::above_rich);
        facts.when(prose.get(index + 1).is_some_and(|p| *p > 1.5), Fact::below_rich);
        zone(index, &headline, &core, &mut facts);
        let content = page.content(line);
        if let Some(headline) = headline.filter(|&h| h != index && !content.is_empty()) {
            let title = page.content(&page.lines[headline]);
            let echo = content.iter().filter(|w| title.contains(w)).count() * 2;
            facts.when(echo > 0 && echo < content.len(), Fact::echo_some);
            facts.when(echo > 0 && echo >= content.len(), Fact::echo_most);
            let whole = title.len() > 2 && title.iter().all(|w| content.contains(w));
            facts.when(whole, Fact::echo_whole);
        }
        let (mut shared, mut held) = (0, 0);
        for &first in content.iter().filter_map(|w| topic.get(w)) {
            shared += 1;
            held += u32::from((first as usize) < index);
        }
        let joined = line.and || line.first.has(Class::LINK);
        let held = held as f32 / content.len().max(1) as f32;
        cue.see(line, prose[index], joined || held >= 0.3, &mut facts);
        facts.add(if content.is_empty() || core.as_ref().is_none_or(|core| index <= core.start) {
            Fact::held_none
        } else {
            let steps = [(0.001, Fact::held_0), (0.15, Fact::held_15), (0.3, Fact::held_30)];
            bucket(held, &steps, Fact::held_more)
        });
        let calm = (index.saturating_sub(3)..=index + 3)
            .filter(|&i| i != index && page.lines.get(i).is_some_and(|l| l.counts.ending == Ending::Stop))
            .count();
        facts.add([Fact::calm_0, Fact::calm_some, Fact::calm_most][calm.div_ceil(3)]);
        facts.add(if content.is_empty() || topic.is_empty() {
            Fact::topic_none
        } else {
            let share = shared as f32 / content.len() as f32;
            bucket(
                share,
                &[
                    (0.001, Fact::topic_0),
                    (0.2, Fact::topic_20),
                    (0.4, Fact::topic_40),
                    (0.6, Fact::topic_60),
                ],
                Fact::topic_more,
            )
        });
        facts.when(line.again, Fact::seen_before);
        facts.add(match page.lines.len() {
            0..12 => Fact::page_short,
            12..60 => Fact::page_middle,
            _ => Fact::page_long,
        });
        facts
    };
    page.lines.iter().enumerate().map(observed).collect()
}

fn bucket(value: f32, steps: &[(f32, Fact)], last: Fact) -> Fact {
    steps.iter().find(|(limit, _)| value < *limit).map_or(last, |(_, fact)| *fact)
}

/// Where a line stands between headline and text.
fn zone(index: usize, headline: &Option<usize>, core: &Option<std::ops::Range<usize>>, facts: &mut Facts) {
    let (Some(headline), Some(core)) = (headline, core) else { return facts.add(Fact::zone_none) };
    facts.add(match index.cmp(headline) {
        std::cmp::Ordering::Less => Fact::zone_above,
        std::cmp::Ordering::Equal => Fact::zone_headline,
        std::cmp::Ordering::Greater if index < core.start => Fact::zone_between,
        std::cmp::Ordering::Greater => Fact::zone_below,
    });
}

fn alone(line: &Line, facts: &mut Facts) {
    let counts = &line.counts;
    facts.add(match counts.chars {
        0..8 => Fact::chars_7,
        8..16 => Fact::chars_15,
        16..30 => Fact::chars_29,
        30..50 => Fact::chars_49,
        50..80 => Fact::chars_79,
        80..120 => Fact::chars_119,
        120..180 => Fact::chars_179,
        180..300 => Fact::chars_299,
        _ => Fact::chars_more,
    });
    facts.add(match line.words {
        0 => Fact::words_0,
        1 => Fact::words_1,
        2..4 => Fact::words_3,
        4..7 => Fact::words_6,
        7..13 => Fact::words_12,
        13..26 => Fact::words_25,
        _ => Fact::words_more,
    });
    facts.add(match counts.ending {
        Ending::Word => Fact::ends_word,
        Ending::Stop => Fact::ends_stop,
        Ending::Dots => Fact::ends_dots,
        Ending::Colon => Fact::ends_colon,
        Ending::Comma => Fact::ends_comma,
        Ending::Other => Fact::ends_other,
    });
    let words = line.words.max(1) as f32;
    facts.when(line.words < 8 && counts.ending == Ending::Stop, Fact::short_stop);
    facts.when(line.words > 12 && counts.ending != Ending::Stop, Fact::long_open);
    facts.when(counts.commas == 1, Fact::commas_1);
    facts.when(counts.commas > 1, Fact::commas_2);
    facts.when(counts.stops > 1, Fact::stops_2);
    facts.when(counts.quotes > 0, Fact::quotes);
    facts.when(counts.bullet, Fact::bullet);
    facts.when(counts.bars == 1, Fact::bars_1);
    facts.when(counts.bars > 1, Fact::bars_2);
    facts.when(line.first.has(Class(Class::SPEECH.0 | Class::VERB.0)), Fact::first_verb);
    facts.when(line.verbs > 0, Fact::verb);
    facts.when(line.first.has(Class::STOP), Fact::first_function);
    facts.when(line.first.has(Class::APPEAL), Fact::first_appeal);
    facts.when(line.first.has(Class::PICTURE), Fact::first_picture);
    facts.when(line.pictures > 0, Fact::picture);
    facts.when(line.you > 0, Fact::you);
    facts.when(line.you > 0 && line.words < 20, Fact::you_short);
    let joined = line.and || line.first.has(Class::LINK);
    facts.when(line.and, Fact::first_and);
    facts.when(line.first.has(Class::LINK), Fact::first_link);
    facts.when(joined && counts.ending == Ending::Stop, Fact::joined_stop);
    facts.when(counts.hash, Fact::hash_first);
    facts.when(line.copies == 2, Fact::copied_1);
    facts.when(line.copies > 2, Fact::copied_more);
    facts.when(line.shapes > 3, Fact::shape_common);
    facts.when(counts.latin * 2 > counts.arabic + counts.latin, Fact::latin);
    facts.when(counts.other_letters > 2, Fact::foreign);
    facts.when(counts.arabic + counts.latin + counts.other_letters == 0, Fact::no_letters);
    facts.when(line.part, Fact::part);
    facts.when(
        line.months > 0 && line.numbers > 0 || line.numbers > 2 && line.dates == line.words,
        Fact::date_full,
    );
    facts.when(line.words == 1 && line.numbers == 1 && counts.chars < 5, Fact::number_alone);
    facts.when(line.words > 0 && line.words == line.numbers, Fact::numbers_only);
    facts.when(line.words <= 3 && line.separators > 0 && line.words == line.dates, Fact::clock_alone);
    let plain = line.stops + line.verbs + line.numbers + line.covered + line.sections == 0;
    facts.when(
        plain && (2..5).contains(&line.words) && counts.ending == Ending::Word && counts.quotes == 0,
        Fact::name_like,
    );
    facts.when(line.names > 0 && line.words < 9, Fact::names_some);
    facts.when(line.names * 2 >= line.words && line.names > 0, Fact::names_half);
    facts.when(line.places > 0 && line.words < 8, Fact::places_some);
    facts.when(line.roles > 0 && line.words < 9, Fact::roles_some);
    facts.when(line.first.has(Class::ROLE), Fact::roles_first);
    facts.when(line.numbers * 2 >= line.words && line.words > 1, Fact::numbers_half);
    let bare = line.verbs + line.stops + line.numbers == 0 && line.words < 9;
    facts.when(bare && line.separators == 1, Fact::two_parts);
    facts.when(line.brackets_end, Fact::brackets_end);
    facts.when(line.tail_short, Fact::tail_short);
    facts.when(line.agency_tail, Fact::agency_tail);
    facts.when(line.agency_all, Fact::agency_all);
    facts.add(bucket(
        line.stops as f32 / words,
        &[
            (0.001, Fact::function_0),
            (0.1, Fact::function_10),
            (0.2, Fact::function_20),
            (0.3, Fact::function_30),
        ],
        Fact::function_more,
    ));
    facts.add(bucket(
        line.dates as f32 / words,
        &[(0.001, Fact::dates_0), (0.3, Fact::dates_30), (0.6, Fact::dates_60)],
        Fact::dates_all,
    ));
    facts.add(match line.gap {
        0 => Fact::gap_0,
        1 => Fact::gap_1,
        _ => Fact::gap_2,
    });
}

fn phrases(line: &Line, facts: &mut Facts) {
    let words = line.words.max(1);
    let covered = line.covered as f32 / words as f32;
    facts.add(bucket(
        covered,
        &[
            (0.001, Fact::covered_0),
            (0.3, Fact::covered_30),
            (0.6, Fact::covered_60),
            (0.99, Fact::covered_some),
        ],
        Fact::covered_all,
    ));
    if line.sections > 0 {
        facts.add(if line.sections + line.covered >= words {
            Fact::sections_all
        } else {
            Fact::sections_some
        });
    }
    let (Some(hit), Some(kind)) = (line.phrase, line.kind) else { return };
    if hit.anchored && kind.is_junk() {
        facts.add(if line.phrase_weight > 2 { Fact::strong } else { Fact::weak_anchor });
    }
    if hit.whole {
        facts.add(Fact::whole);
    }
    if hit.anchored || hit.whole || line.covered * 2 >= words || line.sections * 2 >= words || line.words < 16
    {
        facts.add(match kind {
            BlockKind::Share => Fact::says_share,
            BlockKind::CommentForm => Fact::says_comment,
            BlockKind::Promo => Fact::says_promo,
            BlockKind::Related => Fact::says_related,
            BlockKind::Advert => Fact::says_advert,
            BlockKind::Embed => Fact::says_embed,
            BlockKind::Tags => Fact::says_tags,
            BlockKind::Widget => Fact::says_widget,
            BlockKind::Notice => Fact::says_notice,
            BlockKind::SiteDate => Fact::says_site_date,
            BlockKind::PageNumber => Fact::says_page_number,
            BlockKind::Copyright => Fact::says_copyright,
            BlockKind::Footer => Fact::says_footer,
            BlockKind::Navigation => Fact::says_navigation,
            BlockKind::Section => Fact::says_section,
            BlockKind::Byline => Fact::says_byline,
            BlockKind::Date => Fact::says_date,
            BlockKind::Caption => Fact::says_caption,
            _ => Fact::says_credit,
        });
    }
}

fn place(index: usize, count: usize, core: &Option<std::ops::Range<usize>>, facts: &mut Facts) {
    facts.when(index == 0, Fact::line_first);
    facts.when(index < 3, Fact::line_3);
    facts.when(index < 10, Fact::line_10);
    facts.when(index + 3 >= count, Fact::last_3);
    facts.add(
        [Fact::quarter_1, Fact::quarter_2, Fact::quarter_3, Fact::quarter_4]
            [(index * 4 / count.max(1)).min(3)],
    );
    let Some(core) = core else {
        facts.add(Fact::core_none);
        return;
    };
    if core.len() < 4 {
        facts.add(Fact::core_short);
    }
    facts.add(if index < core.start {
        match core.start - index {
            1..4 => Fact::core_3_before,
            4..11 => Fact::core_10_before,
            _ => Fact::core_far_before,
        }
    } else if index >= core.end {
        match index - core.end {
            0..3 => Fact::core_3_after,
            3..10 => Fact::core_10_after,
            _ => Fact::core_far_after,
        }
    } else if index == core.start {
        Fact::core_first
    } else if index + 1 == core.end {
        Fact::core_last
    } else {
        Fact::core_inside
    });
}

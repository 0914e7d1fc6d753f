//! The facts that the sequence model knows of a line, each true or not.

macro_rules! facts {
    ($($name:ident)+) => {
        /// A fact about a line. The names stand in the file of weights.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(non_camel_case_types)]
        #[repr(u8)]
        pub(super) enum Fact { $($name),+ }

        /// The names of the facts, by number.
        pub(super) const FACTS: &[&str] = &[$(stringify!($name)),+];
    };
}

#[rustfmt::skip]
facts! {
    chars_7 chars_15 chars_29 chars_49 chars_79 chars_119 chars_179 chars_299 chars_more
    words_0 words_1 words_3 words_6 words_12 words_25 words_more
    ends_word ends_stop ends_dots ends_colon ends_comma ends_other
    short_stop long_open commas_1 commas_2 stops_2 quotes bullet bars_1 bars_2
    function_0 function_10 function_20 function_30 function_more
    first_verb verb first_function first_appeal first_picture picture you you_short
    covered_0 covered_30 covered_60 covered_some covered_all
    strong weak_anchor whole
    says_share says_comment says_promo says_related says_advert says_embed says_tags says_widget says_notice
    says_site_date says_page_number says_copyright says_footer says_navigation says_section says_byline
    says_date says_caption says_credit
    sections_all sections_some
    dates_0 dates_30 dates_60 dates_all date_full number_alone numbers_only clock_alone
    copied_1 copied_more shape_common
    latin foreign no_letters
    gap_0 gap_1 gap_2 part
    line_first line_3 line_10 last_3 quarter_1 quarter_2 quarter_3 quarter_4
    core_none core_far_before core_10_before core_3_before core_first core_inside core_last core_3_after core_10_after core_far_after
    core_short
    topic_none topic_0 topic_20 topic_40 topic_60 topic_more
    prose_a prose_b prose_c prose_d prose_e prose_f
    around_poor around_some around_rich
    name_like brackets_end tail_short seen_before
    agency_tail agency_all
    names_some names_half places_some roles_some roles_first numbers_half
    above_rich below_rich
    zone_none zone_above zone_headline zone_between zone_below
    echo_some echo_most
    page_short page_middle page_long
    first_and first_link joined_stop hash_first
    held_none held_0 held_15 held_30 held_more
    calm_0 calm_some calm_most
    cue_full cue_bare after_full after_bare after_bare_2 after_bare_more after_far
    turns_back
    rank_1 rank_2 rank_3 rank_more rank_only back_1 back_2 back_more longest echo_whole two_parts
}

/// The facts that are true of a line: one bit for each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts([u64; FACTS.len().div_ceil(64)]);

impl Facts {
    #[inline(always)]
    pub fn add(&mut self, fact: Fact) {
        self.when(true, fact);
    }

    /// Adds `fact` if `condition` holds, without a branch.
    #[inline(always)]
    pub fn when(&mut self, condition: bool, fact: Fact) {
        self.0[fact as usize / 64] |= u64::from(condition) << (fact as usize % 64);
    }

    /// The numbers of the facts.
    #[inline(always)]
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(at, word)| {
            let rest = |&word: &u64| Some(word & (word - 1)).filter(|&rest| rest != 0);
            let words = std::iter::successors(Some(word).filter(|&word| word != 0), rest);
            words.map(move |word| at * 64 + word.trailing_zeros() as usize)
        })
    }
}

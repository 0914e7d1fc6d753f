//! The classes that the tables of `data/lexicon` put words in.

macro_rules! classes {
    ($($variant:ident $name:literal $what:literal;)*) => {
        /// What a word or a phrase may be; one word may be several things.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Class { $(#[doc = $what] $variant,)* }

        impl Class {
            /// Each class, by number.
            pub const ALL: &'static [Class] = &[$(Class::$variant,)*];

            /// Its name in the tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Class::$variant => $name,)* }
            }

            /// The class that the tables call `name`.
            ///
            /// ```
            /// use warraq::lexicon::Class;
            /// assert_eq!(Class::named("preposition"), Some(Class::Preposition));
            /// assert_eq!(Class::named("propositoin"), None);
            /// ```
            #[must_use]
            pub fn named(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)* _ => None }
            }
        }
    };
}

classes! {
    // Grammar.
    Preposition "preposition" "A preposition, or a noun that is used as one.";
    PrepositionPronoun "preposition_pronoun" "A preposition with its pronoun: منه، لديها.";
    Conjunction "conjunction" "A conjunction, with its pronoun too: لكنه.";
    Particle "particle" "A particle: قد، هل.";
    Negation "negation" "A word that denies: لم، ليس.";
    Pronoun "pronoun" "A personal pronoun.";
    Demonstrative "demonstrative" "A word that points: هذه، هناك.";
    Relative "relative" "A relative pronoun.";
    Interrogative "interrogative" "A word that asks.";
    Quantifier "quantifier" "A word of number or measure before its noun: كل، بعض.";
    Auxiliary "auxiliary" "A verb beside another verb: كان، تم.";
    Adverb "adverb" "An adverb.";
    Ordinal "ordinal" "A definite ordinal number.";
    Adjective "adjective" "A common adjective that is no part of a name.";
    Direction "direction" "A direction of the compass.";
    TimeNoun "time_noun" "A unit or part of time.";
    // From the lists of months, weekdays, numbers and verbs of speech.
    Month "month" "A month, or the first word of its name.";
    Weekday "weekday" "A day of the week.";
    Number "number" "A cardinal number of one word.";
    Reports "reports" "A form of a verb of speech as running text has it: the past, the participle in ا, some others.";
    // Who leaves a word out, or takes it for running text.
    Stop "stop_names" "Never part of a name.";
    StopLines "stop_lines" "Dense in sentences and rare in menus: counted in the lines of a dump.";
    StopPages "stop_pages" "The same for the pieces of a page, whose model was trained with these words.";
    StopCounts "stop_counts" "Kept out of counts of words on demand.";
    Alternative "alternative" "Joins what is one or the other.";
    Uncounted "uncounted" "Never what a number counts.";
    // Sentences.
    LineOpen "line_open" "A line that ends in it is not at the end of a sentence.";
    LineInside "line_inside" "A line that begins with it goes on from the line before.";
    Cut "cut" "A sentence that is too long may be cut before it.";
    Link "link" "At the front of a paragraph it carries the text on from above.";
    // Around names.
    Title "title" "A title or rank right before a person: السيد، الدكتور، اللواء الركن.";
    Role "role" "A role, with or without a complement between it and the person: رئيس الوزراء.";
    Speech "subject_verb" "A verb whose subject is mostly a person or a body, those of speech among them.";
    OrgHead "org_head" "The head of an organisation's name, part of it: وزارة، حزب.";
    OrgBefore "org_before" "A word before an organisation's name that is no part of it: تنظيم، صحيفة.";
    PlaceBefore "place_before" "A word before a place's name that is no part of it: مدينة، نهر.";
    PlaceHead "place_head" "The head of a place's name, part of it: جبل، مطار.";
    MiscHead "misc_head" "The head of another name: كأس، معركة.";
    ForeignGiven "foreign_given" "A given name of other languages in Arabic letters.";
    Demonym "demonym" "An adjective of a country, a people or a faith.";
    Currency "currency" "A currency: no name by itself.";
    Epithet "epithet" "What a writer thinks of a body, after its name and no part of it.";
    CompoundHead "compound_head" "The first word of a compound name, also written onto the next: عبد، أبو.";
    CompoundMother "compound_mother" "أم, which is a word of its own too.";
    Servant "servant" "عبد, which is never a name by itself.";
    CompoundFirst "compound_first" "What stands before الدين and الله in names.";
    Patronymic "patronymic" "Son or daughter of.";
    ForeignParticle "foreign_particle" "A particle of other languages inside a surname: فان، دي.";
    CommonHead "common_head" "The head of a body, which with a definite noun is mostly no name.";
    AndHead "and_head" "The head of a body whose name may go on behind «and».";
    OwnHead "own_head" "The head of a body which an adjective tells from others.";
    Company "company" "A head that a name can do without.";
    BodyAdjective "body_adjective" "An adjective of bodies that does not end like a nisba.";
    Passing "passing" "An adjective that says when, and not which.";
    PlaceOpener "place_opener" "The first word of a place's name that needs a second: تل أبيض.";
    Settlement "settlement" "A unit of settlement, whose complement is hardly anything but its name.";
    Province "province" "A province or a state.";
    Town "town" "A town or a district.";
    River "river" "A river.";
    Camp "camp" "A camp, whose name is that of a town too.";
    Apart "apart" "A preposition written apart: what follows has no proclitic of its own.";
    BeforePlace "before_place" "A preposition that stands before places.";
    Work "work" "What has a title in quotation marks: رواية، سفينة.";
    CompoundTail "compound_tail" "The last word of a compound name, also written onto the one before: الدين.";
    JoinedHead "joined_head" "The first word of a place's name that is also written onto the next: تل، خان.";
    // Lines of a page or a dump.
    NewsVerb "news_verb" "A verb that begins a sentence of news.";
    DateWord "date_word" "A word of dates and clocks that is neither month nor weekday.";
    DateLine "date_line" "A word that may stand beside the date of an article, and in no name before it.";
    Update "update" "Says that the date behind it is of a change.";
    Picture "picture" "A word of captions and credits.";
    Icon "icon" "What an icon is named after.";
    IconHead "icon_head" "The word «icon».";
    Appeal "appeal" "What a site asks its reader to do.";
    You "you" "Speaks of the reader or the site: you and we.";
    YouEnding "you_ending" "An ending of words that do so.";
    GivenName "given_name" "A common given name.";
    DatelinePlace "dateline_place" "A place that datelines and bylines name.";
    Writer "writer" "What writers are called.";
    BylineOpens "byline_opens" "Opens a byline: stands before the writer's name and is no part of it.";
    BylineFrom "byline_from" "Stands between a place and the writer's name.";
    BylineTitle "byline_title" "A title that bylines have.";
    Photographer "photographer" "Stands before who took the pictures.";
    Unsigned "unsigned" "Stands for a name in bylines that have none.";
    Rights "rights" "A word of the line that claims the rights, and no part of the site's name.";
    RightsClaim "rights_claim" "The claim itself.";
    Publisher "publisher" "What a site calls itself: صحيفة، شبكة.";
    SourceHead "source_head" "Stands before a colon and the name of a source.";
    Pointer "pointer" "Points to another article, before one of the next class.";
    PointerRest "pointer_rest" "Stands after such a word.";
    TagsHead "tags_head" "The head of a list of tags.";
    // Around reported speech.
    That "that" "أن and إن with their pronouns: a content follows.";
    Attrib "attrib" "«بحسب X»: what is said stands before or after, X is the speaker.";
    Said "said" "After على or ب: «على حد قول X».";
    RelativeClause "relative_clause" "Starts a relative clause: ends a speaker's phrase.";
    Turn "turn" "After a comma the reporter takes over again.";
    Time "time" "A circumstance of one word, mostly of time: the speaker may follow it or end before it.";
    Adjunct "adjunct" "Starts a circumstance: ends a speaker's phrase.";
    Subord "subord" "Before أن: that clause is not what is said.";
    InnerPreposition "inner_preposition" "A preposition that may stand inside a speaker's phrase.";
    Statement "statement" "After في, where it was said: ends a speaker's phrase.";
    Media "media" "After ل, to whom it was said: ends a speaker's phrase.";
    Law "law" "After وفق: nobody speaks.";
    Being "being" "كان before a speaker: «وكان مصدر أعلن».";
    Neuter "neuter" "A verb that reports nothing by itself: «يشار إلى أن» has no speaker.";
    Event "event" "A verbal noun: what was announced, not who announced.";
    Titled "titled" "Before marks that hold a name or a title.";
    Asked "asked" "Whom a verb asks: after «ودعا», «وطالب» it is no speaker.";
    Led "led" "After a comma, who leads or backs it: no part of the speaker.";
    Peer "peer" "To whom it was said: ends a speaker's phrase.";
    AttribInner "attrib_inner" "May stand between «بحسب» and who spoke.";
    SaidOwn "said_own" "After على, said with the pronoun of one named before: «على حد تعبيره».";
    SaidFor "said_for" "After على, in whose name: «على لسان X».";
    What "what" "ما, with a preposition too: «ما وصفه».";
    Remark "remark" "After a comma, opens a remark.";
    Age "age" "Years, behind their number.";
    Totality "totality" "All of those that a verb has for its object.";
    SpeakerAdjective "speaker_adjective" "An adjective of what heads a speaker's phrase.";
    SpeakerInner "speaker_inner" "A circumstance that may stand inside a speaker's phrase.";
    SpeakerEnd "speaker_end" "A preposition that ends a speaker's phrase.";
    BeforeTime "before_time" "Before a time, which then is part of a name: «عبد الأحد».";
    TimeName "time_name" "A time that is a person's name too.";
    WithThat "with_that" "أن and its pronoun behind ب.";
    Need "need" "After على, what is called for: «شدد على ضرورة».";
    TurnPhrase "turn_phrase" "Two words with which the reporter takes over again.";
    Topic "topic" "At the front of a sentence, before its topic.";
    BeforeVerb "before_verb" "The word behind it is a verb.";
    AfterMarks "after_marks" "May stand between what is said and the verb: «...»، هكذا قال.";
    SpeakerHead "speaker_head" "Alone before a colon it is who speaks.";
}

/// A set of classes.
///
/// ```
/// use warraq::lexicon::{Class, Lexicon};
/// let classes = Lexicon::builtin().classes("الذي");
/// assert!(classes.has(Class::Relative) && !classes.has(Class::Title));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes([u64; 3]);

const _: () = assert!(Class::ALL.len() <= 192, "a class is a bit");

impl Classes {
    /// The classes of the words around names.
    pub(super) const AROUND_NAMES: Classes = Classes::of(&[
        Class::Title,
        Class::Role,
        Class::Speech,
        Class::OrgHead,
        Class::OrgBefore,
        Class::PlaceBefore,
        Class::PlaceHead,
        Class::MiscHead,
        Class::ForeignGiven,
        Class::Stop,
        Class::Demonym,
        Class::Currency,
        Class::Epithet,
    ]);

    /// The set of `classes`.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Classes {
        let (mut bits, mut at) = ([0; 3], 0);
        while at < classes.len() {
            bits[classes[at] as usize / 64] |= 1 << (classes[at] as usize % 64);
            at += 1;
        }
        Classes(bits)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == [0; 3]
    }

    /// These and those.
    #[must_use]
    pub fn union(self, other: Classes) -> Classes {
        Classes(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// Those that are in both.
    #[must_use]
    pub fn intersection(self, other: Classes) -> Classes {
        Classes(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// Whether `class` is among them.
    #[must_use]
    pub fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] >> (class as usize % 64) & 1 == 1
    }
}

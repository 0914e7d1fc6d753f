//! The language of an article, by the letters and the commonest words of languages.
//!
//! Pages and dumps are asked alike. What a page states of itself counts as a little evidence: templates of
//! sites state their own language also around articles in another.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::block::{Block, BlockKind};
use crate::error::Result;
use crate::script;
use crate::table::{Layout, Table, shipped};

/// Letters that are looked at, at most.
const ENOUGH: usize = 20_000;
/// What a word with a letter of a language is worth, against one of its commonest words.
const LETTER: f32 = 0.4;
/// What the page's own word is worth: two of the commonest words.
const STATED: f32 = 2.0;
/// The share of words that must speak for a language that the page does not state. The commonest words make up a third of
/// a text in the language, and less than a twelfth in most others.
const SHARE: f32 = 0.08;

/// A script, as far as languages are told apart in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Script {
    Arabic,
    Latin,
    Cyrillic,
    Hebrew,
    Greek,
}

impl Script {
    const ALL: [(&'static str, Script); 5] = [
        ("arabic", Script::Arabic),
        ("latin", Script::Latin),
        ("cyrillic", Script::Cyrillic),
        ("hebrew", Script::Hebrew),
        ("greek", Script::Greek),
    ];

    fn of(letter: char) -> Option<Self> {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
            '\u{400}'..='\u{52F}' => Some(Script::Cyrillic),
            '\u{590}'..='\u{5FF}' => Some(Script::Hebrew),
            _ => script::is_letter(letter).then_some(Script::Arabic),
        }
    }

    /// Whether a text in it of which nothing else is known is in its first language.
    fn has_default(self) -> bool {
        matches!(self, Script::Arabic | Script::Hebrew | Script::Greek)
    }
}

/// A row of the list.
#[derive(Debug)]
struct Language {
    name: &'static str,
    script: Script,
}

/// The list, by what speaks for each language.
#[derive(Debug)]
struct Languages {
    all: Vec<Language>,
    words: HashMap<&'static str, Vec<usize>>,
    letters: HashMap<char, Vec<usize>>,
}

impl Languages {
    fn read(list: Table<'static>) -> Result<Self> {
        let layout = Layout { columns: &["language", "script", "words", "letters"], filled: 3, key: 1 };
        let mut read = Self { all: Vec::new(), words: HashMap::new(), letters: HashMap::new() };
        list.read(&layout, |row| {
            let script =
                row.kind(1, |script| Some(Script::ALL.into_iter().find(|known| known.0 == script)?.1))?;
            let number = read.all.len();
            read.all.push(Language { name: row.field(0), script });
            for word in row.field(2).split(' ') {
                if word.is_empty() || word.chars().any(|c| Script::of(c).is_some_and(|of| of != script)) {
                    return Err(row.error(format!("{word:?} is no word in {script:?} letters")));
                }
                read.words.entry(word).or_default().push(number);
            }
            for letter in row.field(3).chars() {
                read.letters.entry(letter).or_default().push(number);
            }
            Ok(())
        })?;
        Ok(read)
    }

    fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Languages> = LazyLock::new(|| {
            Languages::read(shipped!("boilerplate/languages.tsv"))
                .expect("the list that ships can be read; a test reads it")
        });
        &SHIPPED
    }

    /// The language of `text`, most of whose letters are of one script; `stated` is what the page says.
    fn of(&self, text: &str, stated: Option<&str>) -> Option<String> {
        let mut letters: HashMap<Script, usize> = HashMap::new();
        let mut scores = vec![0f32; self.all.len()];
        let mut words = 0usize;
        let mut seen = 0usize;
        let apart = |c: char| !(c.is_alphabetic() || script::is_mark(c));
        for word in text.split(apart).filter(|word| !word.is_empty()) {
            let lower = word.to_lowercase();
            for letter in lower.chars().filter(|c| c.is_alphabetic()) {
                seen += 1;
                if let Some(script) = Script::of(letter) {
                    *letters.entry(script).or_default() += 1;
                }
            }
            words += 1;
            for &language in self.words.get(lower.as_str()).into_iter().flatten() {
                scores[language] += 1.0;
            }
            let mut own: Vec<(usize, f32)> = Vec::new();
            for owners in lower.chars().filter_map(|letter| self.letters.get(&letter)) {
                // A letter of many languages says little of each.
                let worth = LETTER / owners.len() as f32;
                for &language in owners {
                    match own.iter_mut().find(|(known, _)| *known == language) {
                        Some((_, most)) => *most = most.max(worth),
                        None => own.push((language, worth)),
                    }
                }
            }
            own.into_iter().for_each(|(language, worth)| scores[language] += worth);
            if seen >= ENOUGH {
                break;
            }
        }
        let (&script, &most) = letters.iter().max_by_key(|(script, count)| (**count, **script))?;
        let stated = stated.map(|stated| {
            let base = stated.split(['-', '_']).next().unwrap_or_default().trim().to_lowercase();
            // Sites of Iraq say only «Kurdish» where they write in Sorani.
            if base == "ku" && script == Script::Arabic { "ckb".to_owned() } else { base }
        });
        let stated = stated.filter(|base| (2..=3).contains(&base.len()));
        if most * 2 <= seen {
            return stated;
        }
        let of_script = || self.all.iter().enumerate().filter(move |(_, language)| language.script == script);
        let known =
            stated.as_deref().and_then(|name| self.all.iter().position(|language| language.name == name));
        if let Some(known) = known.filter(|&known| self.all[known].script == script) {
            scores[known] += STATED;
        }
        let best = of_script().max_by(|a, b| scores[a.0].total_cmp(&scores[b.0]).then(b.0.cmp(&a.0)));
        match best {
            Some((at, best)) if scores[at] > SHARE * words as f32 => Some(best.name.to_owned()),
            // A language that the list does not know.
            _ if stated.is_some() && known.is_none() => stated,
            _ if script.has_default() => of_script().next().map(|(_, first)| first.name.to_owned()),
            _ => None,
        }
    }
}

/// The language of the body and the title, or of all blocks where these hold no letter.
///
/// `stated` is what the page says of itself, as `ar-IQ`.
pub(super) fn language(blocks: &[Block], stated: Option<&str>) -> Option<String> {
    let joined = |of: fn(&Block) -> bool| {
        let mut text = String::new();
        for block in blocks.iter().filter(|block| of(block)) {
            if text.len() > 4 * ENOUGH {
                break;
            }
            text.push_str(&block.text);
            text.push('\n');
        }
        text
    };
    let mut text = joined(|block| block.kind.is_body() || block.kind == BlockKind::Title);
    if !text.contains(char::is_alphabetic) {
        text = joined(|_| true);
    }
    Languages::shipped().of(&text, stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, stated: Option<&str>) -> Option<String> {
        Languages::shipped().of(text, stated)
    }

    #[test]
    fn a_paragraph_tells_its_language() {
        for (language, text) in [
            (
                "ar",
                "قالت بلدية المدينة إن العمل في الجسر الجديد سيبدأ بعد العيد، وإن الطريق القديم يبقى مفتوحا.",
            ),
            ("fa", "شهرداری اعلام کرد که کار ساخت پل تازه پس از تعطیلات آغاز می‌شود و راه قدیمی باز خواهد بود."),
            ("ur", "بلدیہ نے کہا ہے کہ نئے پل پر کام عید کے بعد شروع ہوگا اور پرانی سڑک کھلی رہے گی۔"),
            (
                "ckb",
                "شارەوانی ڕایگەیاند کە کارکردن لە پردە نوێیەکە دوای جەژن دەست پێ دەکات و ڕێگا کۆنەکە کراوە دەبێت.",
            ),
            ("ps", "ښاروالۍ وویل چې د نوي پله کار به له اختر وروسته پیل شي او زوړ سړک به خلاص وي."),
            (
                "en",
                "The town said that work on the new bridge will begin after the holiday and the old road stays open.",
            ),
            (
                "fr",
                "La mairie annonce que les travaux du nouveau pont commenceront après la fête et que la route reste ouverte.",
            ),
            (
                "es",
                "El ayuntamiento dijo que las obras del nuevo puente empezarán después de la fiesta y la carretera seguirá abierta.",
            ),
            (
                "de",
                "Die Stadt teilte mit, dass die Arbeiten an der neuen Brücke nach dem Fest beginnen und die alte Straße offen bleibt.",
            ),
            (
                "it",
                "Il comune ha detto che i lavori del nuovo ponte inizieranno dopo la festa e la vecchia strada resta aperta.",
            ),
            (
                "pt",
                "A câmara disse que as obras da nova ponte começam depois da festa e que a estrada não será fechada.",
            ),
            (
                "nl",
                "De gemeente zegt dat het werk aan de nieuwe brug na het feest begint en dat de oude weg open blijft.",
            ),
            (
                "sv",
                "Kommunen säger att arbetet med den nya bron börjar efter helgen och att den gamla vägen är öppen.",
            ),
            (
                "tr",
                "Belediye, yeni köprü için çalışmaların bayramdan sonra başlayacağını ve eski yolun açık kalacağını söyledi.",
            ),
            (
                "az",
                "Bələdiyyə bildirib ki, yeni körpü üçün işlər bayramdan sonra başlayacaq və köhnə yol açıq qalacaq.",
            ),
            (
                "id",
                "Pemerintah kota mengatakan bahwa pekerjaan di jembatan baru akan dimulai setelah lebaran dan jalan lama tidak ditutup.",
            ),
            ("ku", "Şaredariyê got ku xebata li ser pira nû piştî cejnê dest pê dike û rêya kevn vekirî ye."),
            (
                "ru",
                "Мэрия сообщила, что работы на новом мосту начнутся после праздника, а старая дорога будет открыта.",
            ),
            (
                "uk",
                "Мерія повідомила, що роботи на новому мосту почнуться після свята, а стара дорога буде відкрита.",
            ),
            ("he", "העירייה אמרה כי העבודה על הגשר החדש תתחיל אחרי החג וכי הכביש הישן לא ייסגר."),
            (
                "el",
                "Ο δήμος είπε ότι οι εργασίες στη νέα γέφυρα θα αρχίσουν μετά τη γιορτή και ο παλιός δρόμος δεν κλείνει.",
            ),
        ] {
            assert_eq!(told(text, None).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn a_short_title_tells_it_too() {
        for (language, text) in [
            ("ar", "فيضانات تغلق جسر المدينة"),
            ("ar", "افتتاح معرض الكتاب الدولي ببغداد"),
            ("ar", "گلي وچلبي في قائمة الفائزين"),
            ("fa", "آغاز کار ساخت پل تازه در تهران"),
            ("ur", "نئے پل کا افتتاح کل ہوگا"),
            ("ckb", "کردنەوەی پردی نوێ لە هەولێر"),
            ("en", "Floods close the bridge in Basra"),
            ("fr", "Les inondations ferment le pont de la ville"),
            ("es", "Las inundaciones cierran el puente de la ciudad"),
            ("de", "Hochwasser schließt die Brücke der Stadt"),
            ("tr", "Sel nedeniyle köprü trafiğe kapatıldı"),
            ("id", "Banjir tutup jembatan di kota dan jalan utama"),
        ] {
            assert_eq!(told(text, None).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn what_a_page_states_helps_where_the_text_says_little() {
        assert_eq!(told("Trump Putin Macron", None), None);
        assert_eq!(told("Trump Putin Macron", Some("en-US")).as_deref(), Some("en"));
        // A language that the list does not know.
        assert_eq!(told("Powódź zamknęła most", Some("pl")).as_deref(), Some("pl"));
        // The text is against what the template says.
        assert_eq!(told("قالت البلدية إن العمل في الجسر يبدأ غدا", Some("en")).as_deref(), Some("ar"));
        let arabic =
            "قالت البلدية إن العمل في الجسر الجديد يبدأ غدا، وقد كان متوقفا منذ عام بعد خلاف مع الشركة";
        assert_eq!(told(arabic, Some("fa")).as_deref(), Some("ar"));
        assert_eq!(told("شارەوانی ڕایگەیاند", Some("ku")).as_deref(), Some("ckb"));
        assert_eq!(told("12345 … 678", Some("ar")), None);
    }

    #[test]
    fn a_wrong_row_is_named() {
        let read = |row: &'static str| {
            let text: &'static str = format!("language\tscript\tletters\twords\n{row}").leak();
            Languages::read(Table { file: "list", text }).unwrap_err().to_string()
        };
        assert_eq!(read("ar\tarabic\tة"), "list: line 2: the words is missing");
        assert_eq!(read("ar\tarab\tة\tفي"), "list: line 2: \"arab\" is an unknown script");
        assert!(read("ar\tarabic\tة\tin").contains("is no word"));
    }
}

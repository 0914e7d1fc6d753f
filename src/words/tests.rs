//! Words in their sentences, with the cut that is right: `و+` before a base, `=` before a word that is whole.

use super::*;
use crate::Label;
use crate::lexicon::Entry;

/// What is read otherwise than `marked` says, word by word.
fn faults(words: &Words<'_>, marked: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, want) in marked.split(' ').enumerate() {
        let letters: usize = want.split('+').rev().skip(1).map(|part| part.chars().count()).sum();
        let is_told = letters > 0 || want.starts_with('=');
        let word = words.word(at);
        if is_told && usize::from(word.letters) != letters {
            faults.push(format!("{want}: {} letters are cut off in «{}»", word.letters, words.text()));
        }
        // the token says the same
        let token = &words.tokens()[word.token as usize];
        let clitics = token.letters_before(words.text());
        assert_eq!(clitics, usize::from(word.letters), "{marked}: {want}");
        assert_eq!(word.bare().of(words.text()).chars().next(), words.text()[word.start..].chars().next());
    }
    faults
}

fn check(cases: &[&str]) {
    let mut wrong = Vec::new();
    for marked in cases {
        let text: String = marked.chars().filter(|c| !matches!(c, '+' | '=')).collect();
        wrong.extend(faults(&Words::read(&text), marked));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_keep_their_letters() {
    check(&[
        "عقد المؤتمر في =فاس أمس",
        "وصل الوفد إلى =وجدة مساء",
        "انتشر الجيش في بلدة =بريتال شرق البلاد",
        "نزح الأهالي من =كسروان إلى الساحل",
        "ذكرت وكالة =واس أن الوزير عاد",
        "نقلت وكالة =وام عن الوزير",
        "قال =لامين يامال إن المباراة صعبة",
        "سجل =واين روني هدفين",
        "تقدم كايل =ووكر من اليمين",
        "زار الرئيس =باراك أوباما القاهرة",
        "افتتح المعرض في =بابل أمس",
        "غادر الوفد =بكين صباح اليوم",
        "فاز =وستهام على ضيفه",
        "قال السياسي =كميل شمعون إن الاتفاق قريب",
        "رأى الوزير جبران =باسيل أن الحل ممكن",
        "قال =بسام الصالحي إن اللقاء تأجل",
        "كتب =فراس حمدان مقالا",
        "وقعت المعركة قرب =لافاييت",
        "التقى =وليد جنبلاط وفدا",
        "زار =فيصل المقداد موسكو",
        "عاد =وائل كفوري إلى بيروت",
        "هطل المطر في =بيروت أمس",
        "سافر إلى =باريس غدا",
        "يقيم في =فرنسا منذ عام",
        "وصل إلى =واشنطن أمس",
        "احتجاجات في =كركوك اليوم",
        "زار =كربلاء آلاف الزوار",
        "معارك في =بنغازي أمس",
        "اجتماع في =فيينا غدا",
        "من =لندن إلى =برلين",
        "يسكن في =بعلبك منذ سنوات",
        "انتخابات =ليبيا المقبلة",
        "حريق في =كاليفورنيا أمس",
        "هزم =ليستر سيتي ضيفه",
        "قال =بوتين إن الاتفاق قريب",
        "صرح =كيري أمس",
        "قال =فلاديمير بوتين إن",
        "في محافظة =وادي الدواسر",
        "رحلة إلى =لاس فيغاس",
        "أعلنت =بريتش بتروليوم أرباحها",
        "صندوق النقد منح =باكستان قرضا",
        "وصل إلى =بورسعيد مساء",
        "في =كندا و+أستراليا",
    ]);
}

#[test]
fn words_keep_their_letters() {
    check(&[
        "كان عدد الفريقين =كبيرين جدا",
        "عقد =لقاء في القصر",
        "جرى السيل في =وادي عميق",
        "أكل =كباب و+سلطة",
        "قال =وزير الدفاع",
        "أعلنت =وزارة الصحة",
        "=لكن الوزير رفض",
        "=بعض السكان غادروا",
        "=بين البلدين خلاف",
        "=بعد ذلك عاد",
        "=كما أضاف",
        "=كانت المدينة هادئة",
        "=وصل الوفد أمس",
        "=واصل الجيش تقدمه",
        "=وافق المجلس على القانون",
        "=والدي في البيت",
        "=فلان يعلم",
        "=وزيرا الخارجية اجتمعا",
        "عادت =وكيلة الوزارة",
        "=وقع الطرفان الاتفاق",
        "=فاز الفريق بالكأس",
        "=فشل الحوار",
        "=فتح المعبر أمس",
        "=لجان التنسيق دعت إلى الإضراب",
        "=لجنة التحقيق عادت",
        "=بدأ الحوار",
        "=بلغ السعر ذروته",
        "=كرة القدم لعبة",
        "=كأس العالم قريبة",
        "=سيارة محترقة",
        "=سياسة الحكومة",
        "=باب الحوار مفتوح",
        "=ورد في التقرير",
        "=بلاد الشام",
        "=فرقة الجيش",
        "=وفد الحكومة عاد",
        "=سبب الحادث",
        "=فكرة جديدة",
        "=كبار السن",
    ]);
}

#[test]
fn proclitics_are_taken_off() {
    check(&[
        "اتفقت باريس و+بروكسيل على الخطة",
        "بين المنية و+الضنيه طريق",
        "المديرة العامة ل+اليونيسكو زارت بيروت",
        "المديرة العامة ل+ليونسكو زارت بيروت",
        "زيارة ل+لعراق غدا",
        "وصل ب+بغداد",
        "مر و+ب+الموصل أقام",
        "عاد من دمشق و+بيروت",
        "سافر ل+باريس أمس",
        "اجتماع ب+القاهرة غدا",
        "بين الرياض و+جدة رحلات",
        "قالت روسيا و+الصين إنهما",
        "أشاد ب+لبنان و+أهله",
        "التقى الوزير ب+محمد السيد",
        "تحدث أحمد و+محمود عن الخطة",
        "ف+قال الوزير إن",
        "و+قال الرئيس إن",
        "و+أضاف المتحدث أن",
        "س+يقول الوزير غدا",
        "و+س+يعود غدا",
        "و+هو يعلم",
        "و+قد عاد",
        "جرى ذلك ب+شكل كامل",
        "ارتفع ب+نسبة كبيرة",
        "ب+سبب الحرب",
        "ل+مدة أسبوع",
        "ك+العادة تأخر",
        "تقرير ل+وكالة الأنباء",
        "كلمة ل+لرئيس أمس",
        "عيد ب+عيد الفطر السعيد",
        "لاعب ل+برشلونة و+تشيلسي",
        "احتفلت مصر ب+عيد الأضحى",
        "ألحان ل+أماديوس موتزارت",
        "قرب صيدا و+صور",
        "وصل إلى بعلبك و+بدنايل مساء",
        "سافر ب+الرباط و+ب+مكناس غدا",
        "و+ستون راكبا",
        "مئة و+ست نساء",
        "ف+أجاب الوزير عن السؤال",
        "و+أصر الوزير على رأيه",
        "و+طمأن الوزير الأهالي",
        "انتقادات ل+إسرائيل و+إيران",
        "دعم ل+سوريا و+لبنان",
        "التقى ب+رئيس الوزراء",
        "و+ل+لعراق حدود طويلة",
        "ف+إن الوزير",
        "ف+الجيش انتشر",
    ]);
}

#[test]
fn the_rest_of_the_text_decides() {
    let text = "دخل الجنود بيشنارا. في بيشنارا هدوء. وغادر أهل بيشنارا. ثم عادت بيشنارا إلى حالها.";
    let words = Words::read(text);
    let cut: Vec<u8> = (0..words.len()).map(|at| words.word(at).letters).collect();
    assert!((0..words.len()).all(|at| words.folded(at) != "بيشنارا" || cut[at] == 0), "{cut:?}");
}

#[test]
fn bases_restore_the_article_and_leave_no_marks() {
    let text = "وللعراق بِبَغداد لِلْوَزيرِ";
    let words = Words::read(text);
    let bases: Vec<&str> = (0..words.len()).map(|at| words.base(at)).collect();
    assert_eq!(bases, ["العراق", "بغداد", "الوزير"]);
    assert_eq!(words.word(1).bare().of(text), "بَغداد");
}

#[test]
fn gaps_are_told_apart() {
    let text = "قال «أحمـد» لِوكالة-الأنباء AFP\nأمس.";
    let words = Words::read(text);
    let got: Vec<(&str, Gap)> =
        (0..words.len()).map(|at| (words.word(at).span.of(text), words.word(at).gap)).collect();
    let want = [
        ("قال", Gap::Line),
        ("أحمـد", Gap::Opening),
        ("لِوكالة", Gap::Opening),
        ("الأنباء", Gap::Hyphen),
        ("AFP", Gap::Blank),
        ("أمس", Gap::Line),
    ];
    assert_eq!(got, want);
}

#[test]
fn a_block_is_a_border() {
    let text = "الأمم المتحدة";
    let blocks = [Span::new(0, 11), Span::new(11, text.len())];
    let words = Words::of_blocks(text, &blocks, Some(Gazetteer::builtin()));
    assert!(words.listed(0).is_none_or(|found| found.words == 1));
    assert_eq!((words.word(1).block, words.word(1).gap, words.sentences().len()), (1, Gap::Line, 2));
    assert_eq!(Words::read(text).listed(0).map(|found| found.words), Some(2));
}

/// The listed names of `text`, from left to right.
fn found<'t>(text: &'t str, gazetteer: &Gazetteer) -> Vec<&'t str> {
    let words = Words::of_blocks(text, &[Span::new(0, text.len())], Some(gazetteer));
    let (mut names, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match words.listed(at) {
            Some(name) => {
                names.push(&text[name.start..words.word(at + name.words - 1).span.end]);
                at += name.words;
            }
            None => at += 1,
        }
    }
    names
}

fn gazetteer(forms: &[&str]) -> Gazetteer {
    let mut gazetteer = Gazetteer::default();
    for &form in forms {
        gazetteer.add(Entry::new(form, Label::Loc));
    }
    gazetteer
}

#[test]
fn names_are_found_under_every_spelling() {
    let gazetteer =
        gazetteer(&["العراق", "الأنبار", "بغداد", "عبد الله", "أبو ظبي", "الولايات المتحدة", "لندن"]);
    let cases: &[(&str, &[&str])] = &[
        ("ببغداد", &["بغداد"]),
        ("للعراق", &["لعراق"]),
        ("وللعراق", &["لعراق"]),
        ("الانبار وبالأنبـار", &["الانبار", "الأنبـار"]),
        ("عبدالله وعبد الله", &["عبدالله", "عبد الله"]),
        ("أبوظبي", &["أبوظبي"]),
        ("والولايات المتحدة", &["الولايات المتحدة"]),
        ("الولايات\nالمتحدة", &[]),
        ("الولايات، المتحدة", &[]),
        ("لندن", &["لندن"]),
        ("", &[]),
    ];
    for (text, want) in cases {
        let got: Vec<&str> = found(text, &gazetteer);
        assert_eq!(&got, want, "{text}");
    }
}

#[test]
fn longest_wins_and_removed_forms_are_gone() {
    let mut gazetteer = gazetteer(&["سوريا", "قوات سوريا الديمقراطية"]);
    let text = "قوات سوريا الديمقراطية في سوريا";
    let got: Vec<&str> = found(text, &gazetteer);
    assert_eq!(got, ["قوات سوريا الديمقراطية", "سوريا"]);
    assert!(gazetteer.remove("قوّات سوريا الديمقراطيه"));
    assert!(!gazetteer.remove("غائب"));
    assert_eq!(found(text, &gazetteer), ["سوريا", "سوريا"]);
}

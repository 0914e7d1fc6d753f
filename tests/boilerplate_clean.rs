//! What is already clean stays whole: texts that somebody cut out of their pages lose nothing in text mode.

use warraq::boilerplate::{Article, BlockKind, Format, Options, extract};

fn text(source: &str) -> Article {
    let options = Options { format: Format::Text, ..Options::default() };
    extract(source.into(), &options).expect("under 4 GiB")
}

/// The lines of `source` that came out as body.
fn body(source: &str) -> Vec<String> {
    let article = text(source);
    article.blocks.into_iter().filter(|block| block.kind.is_body()).map(|block| block.text).collect()
}

const PROSE: &str = "أعلنت البلدية أن العمل في الجسر سينتهي قبل الشتاء، وأن الطريق سيفتح أمام السيارات بعد ذلك بأيام.\n\
    ويربط الجسر ضفتي النهر عند السوق القديمة، ويعبره كل يوم آلاف العمال في طريقهم إلى المصانع والجامعة.\n";

#[test]
fn verse_briefs_and_loose_punctuation_are_text() {
    let cases = [
        // verse
        "أغنية الميناء\nيا موجة عادت إلى المرسى\nتحكي لنا عن رحلة الأمس\nوتنام فوق الرمل هادئة\nوتعود حين تطل الشمس\n",
        // briefs behind bullets
        "أخبار قصيرة\n* المجموعة الأولى: النهر.. الجبل.. الوادي\n* المجموعة الثانية: البحر.. السهل.. الغابة\n* تبدأ المباريات يوم الأحد\n",
        // a column whose sentences end with two points
        "عن الصبر\nالصبر مفتاح كل باب.. ومن جربه عرف..\nلا أحد يولد صابرا.. لكن الأيام معلمة..\nولعلنا نتعلم منها قبل أن تنتهي..\n",
        // questions and answers
        "أحلام الناس\nأم سامر: رأيت بيتا كبيرا على رأس الجبل.\nالجواب: البيت الكبير خير يأتي من بعيد.\nأبو خالد: رأيت نهرا يجري بين الصخور.\nالجواب: النهر رزق واسع فاصبر.\n",
    ];
    for source in cases {
        let lines: Vec<&str> = source.lines().collect();
        assert_eq!(body(source), lines[1..], "{source}");
        assert_eq!(text(source).title.map(|title| title.text).as_deref(), Some(lines[0]), "{source}");
    }
}

#[test]
fn a_verb_with_its_clause_is_no_button() {
    let cases = [
        "شارك اللاعب سامر الحلو في البطولة التي أقيمت في العاصمة وفاز بالمركز الثاني.",
        "تابعنا جميعا المقطع الذي صوره أحد المارة لحادثة الجسر وانتشر في ساعات.",
        "استمع إلي الوزير بصبر حتى فرغت من كلامي ثم وعد بزيارة القرية قبل الشتاء.",
        "أرسل المدير رسالة إلى العمال يشكرهم فيها على ما بذلوه في بناء الجسر الجديد.",
    ];
    for sentence in cases {
        let source = format!("الجسر الجديد يفتح قبل الشتاء\n{PROSE}{sentence}\n");
        assert!(body(&source).iter().any(|line| line == sentence), "{sentence}: {:?}", text(&source).blocks);
    }
}

#[test]
fn buttons_alone_are_still_removed() {
    for button in ["شارك", "تابعنا على تويتر", "اقرأ أيضا: سوق جديدة في الميناء", "اشترك في نشرتنا البريدية"]
    {
        let source = format!("الجسر الجديد يفتح قبل الشتاء\n{PROSE}{button}\n");
        assert!(!body(&source).iter().any(|line| line == button), "{button}");
    }
}

#[test]
fn a_first_sentence_is_no_headline() {
    let article = text(PROSE);
    assert!(article.title.is_none(), "{:?}", article.title);
    assert_eq!(body(PROSE).len(), 2);
}

#[test]
fn bylines_of_every_order_give_their_person() {
    let cases = [
        ("الرياض - محمد الحميدي", Some("محمد الحميدي")),
        ("عبد القادر فارس (غزة)", Some("عبد القادر فارس")),
        ("تونس: نزار مجدي", Some("نزار مجدي")),
        ("كتب - عيسى الحكمي:", Some("عيسى الحكمي")),
        ("حوار: سلمى العمراني", Some("سلمى العمراني")),
        ("سلمان بن محمد العمري", Some("سلمان بن محمد العمري")),
        ("الرياض - واس", None),
        ("وكالات - بغداد", None),
        ("المنامة: الوطن", None),
        ("آخر تحديث: 12:30", None),
    ];
    for (line, person) in cases {
        let article = text(&format!("الجسر الجديد يفتح قبل الشتاء\n{line}\n{PROSE}"));
        assert_eq!(
            article.byline.as_ref().map(|name| name.text.as_str()),
            person,
            "{line}: {:?}",
            article.blocks
        );
        assert_eq!(
            article.title.map(|title| title.text).as_deref(),
            Some("الجسر الجديد يفتح قبل الشتاء"),
            "{line}"
        );
        let wrongly =
            article.blocks.iter().any(|block| block.text == line && block.kind == BlockKind::Paragraph);
        assert!(!wrongly, "{line} is no text");
    }
}

#[test]
fn the_only_words_below_a_headline_are_the_text() {
    let source = "أمير المنطقة يفتتح المعرض\nالرياض - واس\nمدير المعرض سامر الحلو\n";
    assert_eq!(body(source), ["مدير المعرض سامر الحلو"]);
}

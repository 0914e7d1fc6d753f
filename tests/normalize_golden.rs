//! The compatibility profiles, byte for byte against what the packages themselves printed.
//!
//! `benches/golden_normalize.py` describes and prints `tests/data/normalize/golden.tsv.gz`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use warraq::normalize::{Normalizer, Profile};

const BLOCKS: [(u32, u32); 6] =
    [(0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x1EE00, 0x1EEFF)];
const CONTEXTS: [&str; 4] = ["{}", "س{}س", "ا{}لا {}", "{}{} 3"];
const FRAGMENTS: [&str; 32] = [
    "ـ",
    "ٰ",
    "ٱ",
    "ٓ",
    "ٔ",
    "ﷲ",
    "ﷺ",
    "ى",
    "http://a.iq/b?c=د",
    "https://",
    "www.x.com",
    " n.org:80/",
    "me@x.iq",
    "@user_1",
    "@مستخدم",
    "#وسم_عام",
    "<br />",
    "<b>",
    "</p>",
    "&amp;",
    "&lt",
    "&#1575;",
    "&#x627",
    "&copyright;",
    "12",
    "٣,٥",
    "!!!",
    "...",
    "ووو",
    "ttt",
    "\u{A0}",
    "\n",
];
const STRINGS: usize = 20_000;
const PER_HASH: usize = 100;
const PROFILES: usize = 11;

fn golden() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/normalize/golden.tsv.gz");
    let mut text = String::new();
    let file = std::fs::File::open(path).expect("the golden table is committed");
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of UTF-8");
    text
}

/// The strings that the script draws.
fn strings() -> Vec<String> {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut draw = move |below: u64| -> u32 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ((state >> 11) % below) as u32
    };
    let string = |_| {
        let len = draw(41);
        let piece = |_| {
            let code = match draw(16) {
                0..8 => 0x621 + draw(42),
                8..11 => 0x64B + draw(11),
                11 => 0x600 + draw(0x100),
                12 => 0xFE70 + draw(0x8D),
                13 => 0x20 + draw(0x5F),
                14 => 0x20,
                _ => return FRAGMENTS[draw(32) as usize].to_owned(),
            };
            char::from_u32(code).expect("no surrogates are drawn").to_string()
        };
        (0..len).map(piece).collect()
    };
    (0..STRINGS).map(string).collect()
}

fn hexed(text: &str) -> String {
    text.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

fn fnv(text: &str) -> String {
    let value =
        text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |v, b| (v ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    format!("{value:016x}")
}

#[test]
fn every_code_point_in_context() {
    let text = golden();
    let mut tables: BTreeMap<&str, BTreeMap<u32, Vec<&str>>> = BTreeMap::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let table = tables.entry(fields[0]).or_default();
        if fields[1] == "char" {
            table.insert(u32::from_str_radix(fields[2], 16).expect("hexadecimal"), fields[3..].to_vec());
        }
    }
    assert_eq!(tables.len(), PROFILES);
    for (name, table) in tables {
        let normalizer = Normalizer::new(Profile::parse(name).expect("a profile of ours"));
        for c in BLOCKS.iter().flat_map(|b| b.0..=b.1).filter_map(char::from_u32) {
            let texts = CONTEXTS.map(|context| context.replace("{}", &c.to_string()));
            let ours: Vec<String> = texts.iter().map(|t| hexed(&normalizer.normalize(t))).collect();
            match table.get(&u32::from(c)) {
                Some(theirs) => assert_eq!(&ours, theirs, "{name}: U+{:04X}", u32::from(c)),
                None => assert_eq!(ours, texts.map(|t| hexed(&t)), "{name}: U+{:04X}", u32::from(c)),
            }
        }
    }
}

#[test]
fn generated_strings() {
    let (text, strings) = (golden(), strings());
    let (mut seen, mut normalizers) = (BTreeSet::new(), BTreeMap::new());
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.get(1) != Some(&"hash") {
            continue;
        }
        let normalizer = normalizers
            .entry(fields[0])
            .or_insert_with(|| Normalizer::new(Profile::parse(fields[0]).expect("a profile of ours")));
        let from = fields[2].parse::<usize>().expect("a number") * PER_HASH;
        let ours: Vec<_> = strings[from..from + PER_HASH].iter().map(|t| normalizer.normalize(t)).collect();
        assert_eq!(fnv(&ours.join("\n")), fields[3], "{}: strings from {from}", fields[0]);
        seen.insert((fields[0].to_owned(), from));
    }
    assert_eq!(seen.len(), PROFILES * STRINGS / PER_HASH);
}

#[test]
fn lucene_as_documented() {
    let lucene = Normalizer::new(Profile::Lucene);
    for (source, expected) in [
        ("آجن", "اجن"),
        ("أحمد", "احمد"),
        ("إعاذ", "اعاذ"),
        ("بنى", "بني"),
        ("فاطمة", "فاطمه"),
        ("روبرـــت", "روبرت"),
        ("مَبنا", "مبنا"),
        ("علِي", "علي"),
        ("بُوات", "بوات"),
        ("ولدً", "ولد"),
        ("ولدٍ", "ولد"),
        ("ولدٌ", "ولد"),
        ("نلْسون", "نلسون"),
        ("هتميّ", "هتمي"),
    ] {
        assert_eq!(lucene.normalize(source), expected);
    }
}

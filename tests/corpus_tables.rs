//! Every row of every table slices its source, on any number of threads alike.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use proptest::prelude::*;
use warraq::boilerplate::Format;
use warraq::corpus::{
    Cancel, Columns, Content, Documents, ExtractStep, Input, Mapping, Plan, Sink, Source, TableKind, Tables,
    Wanted, Writer, run,
};
use warraq::{Error, Result};

fn documents(texts: &[String]) -> Documents {
    let sources: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| Ok(Source::new(format!("d{number}"), Content::Text(text.as_str().into()))))
        .collect();
    Documents::new(sources.into_iter())
}

fn extracting(format: Format) -> Arc<Plan> {
    Arc::new(Plan { extract: Some(ExtractStep { format, ..ExtractStep::default() }), ..Plan::default() })
}

fn collect(plan: &Arc<Plan>, documents: Documents, threads: usize) -> Vec<Tables> {
    let mut all = Vec::new();
    let mut sink = |tables: Tables| {
        all.push(tables);
        Ok(())
    };
    run(plan, documents, Wanted::ALL, threads, &Cancel::default(), &mut sink).unwrap();
    all
}

/// Every row that has a place shows what stands there.
fn check_slices(table: &RecordBatch, sources: &HashMap<String, Vec<char>>) {
    let column = |name: &str| table.column_by_name(name).unwrap();
    let starts = column("start").as_primitive::<Int64Type>();
    let ends = column("end").as_primitive::<Int64Type>();
    for row in 0..table.num_rows() {
        if starts.is_null(row) {
            continue;
        }
        let source = &sources[column("doc_id").as_string::<i32>().value(row)];
        let slice: String = source[starts.value(row) as usize..ends.value(row) as usize].iter().collect();
        assert_eq!(slice, column("text").as_string::<i32>().value(row));
    }
}

fn check(plan: &Arc<Plan>, texts: &[String]) {
    let sources: HashMap<String, Vec<char>> =
        texts.iter().enumerate().map(|(n, text)| (format!("d{n}"), text.chars().collect())).collect();
    let one = collect(plan, documents(texts), 1);
    let two = collect(plan, documents(texts), 2);
    assert_eq!(one.len(), two.len());
    for (one, two) in one.iter().zip(&two) {
        assert_eq!(one.errors.num_rows(), 0);
        for kind in TableKind::ALL {
            assert_eq!(one.get(kind), two.get(kind));
            check_slices(one.get(kind), &sources);
        }
    }
    let articles: usize = one.iter().map(|tables| tables.articles.num_rows()).sum();
    assert_eq!(articles, texts.len());
}

/// Texts as they come: Arabic, other scripts, marks, markup, all line ends.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        "[ا-ي ]{0,30}",
        "[ا-يً-ْ0-9٠-٩«»:.،؟\n ]{0,40}",
        Just("\r\n".to_owned()),
        Just("وقال الوزير أحمد علي إن «العمل مستمر» في بغداد يوم 7 أيار 2024.\n".to_owned()),
        Just("\u{feff}\u{200f}".to_owned()),
        ".{0,20}",
    ];
    let text = prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat());
    prop::collection::vec(text, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_of_texts_slice_their_source(texts in texts()) {
        check(&Arc::new(Plan::default()), &texts);
    }

    #[test]
    fn rows_of_extracted_texts_slice_their_source(texts in texts()) {
        check(&extracting(Format::Text), &texts);
    }

    #[test]
    fn blocks_cover_the_visible_source_once(texts in texts()) {
        let tables = collect(&extracting(Format::Text), documents(&texts), 1);
        let mut covered: HashMap<String, Vec<u32>> =
            texts.iter().enumerate().map(|(n, text)| (format!("d{n}"), vec![0; text.chars().count()])).collect();
        for tables in &tables {
            let column = |name: &str| tables.blocks.column_by_name(name).unwrap();
            let starts = column("start").as_primitive::<Int64Type>();
            let ends = column("end").as_primitive::<Int64Type>();
            for row in 0..tables.blocks.num_rows() {
                let source = covered.get_mut(column("doc_id").as_string::<i32>().value(row)).unwrap();
                source[starts.value(row) as usize..ends.value(row) as usize].iter_mut().for_each(|n| *n += 1);
            }
        }
        for (number, text) in texts.iter().enumerate() {
            for (at, c) in text.chars().enumerate() {
                let times = covered[&format!("d{number}")][at];
                prop_assert!(times <= 1, "character {at} of {text:?} is in {times} blocks");
                let visible = c.is_alphanumeric();
                prop_assert!(times == 1 || !visible, "character {at} of {text:?} is in no block");
            }
        }
    }
}

#[test]
fn the_corpus_beside_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(folder) = ["../shared/corpus", "../../shared/corpus"]
        .map(|at| root.join(at))
        .into_iter()
        .find(|at| at.is_dir())
    else {
        return;
    };
    let texts: Vec<String> = Input::files(&[folder.to_str().unwrap().into()], &Mapping::default())
        .unwrap()
        .documents()
        .map(|item| match item.unwrap().content {
            Content::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(!texts.is_empty());
    check(&Arc::new(Plan::default()), &texts);
    check(&extracting(Format::Text), &texts);
}

#[test]
fn many_batches_come_in_order() {
    let texts: Vec<String> = (0..500).map(|n| format!("خبر رقم {n}.").repeat(n % 7 + 1)).collect();
    for threads in [1, 2, 5] {
        let tables = collect(&Arc::new(Plan::default()), documents(&texts), threads);
        assert_eq!(tables.len(), 8);
        let ids: Vec<String> = tables
            .iter()
            .flat_map(|t| t.articles["doc_id"].as_string::<i32>().iter().flatten().map(str::to_owned))
            .collect();
        assert_eq!(ids, (0..500).map(|n| format!("d{n}")).collect::<Vec<_>>());
    }
}

#[test]
fn nulls_stay_null_and_doubles_are_named() {
    let text: ArrayRef = Arc::new(StringArray::from(vec![Some("نص"), None, Some("نص"), Some("")]));
    let id: ArrayRef = Arc::new(StringArray::from(vec!["a", "b", "a", "c"]));
    let group: ArrayRef = Arc::new(StringArray::from(vec![Some("noon"), Some("dawn"), None, None]));
    let columns = Columns::new(&text, Some(&id), None, Some(&group)).unwrap();
    let tables = collect(&Arc::new(Plan::default()), Input::Columns(columns).documents(), 2);
    assert_eq!(tables.len(), 1);
    let articles = &tables[0].articles;
    let shown: Vec<_> = articles["text"].as_string::<i32>().iter().collect();
    assert_eq!(shown, [Some("نص"), None, Some("")]);
    let groups: Vec<_> = articles["group"].as_string::<i32>().iter().collect();
    assert_eq!(groups, [Some("noon"), Some("dawn"), None]);
    assert_eq!(tables[0].errors["doc_id"].as_string::<i32>().value(0), "a");
}

#[test]
fn columns_of_other_types() {
    use arrow_array::types::Int32Type;
    use arrow_array::{BinaryArray, DictionaryArray, Int64Array, LargeStringArray, StringViewArray};
    let texts: [ArrayRef; 5] = [
        Arc::new(StringArray::from(vec!["ا", "ب"])),
        Arc::new(LargeStringArray::from(vec!["ا", "ب"])),
        Arc::new(StringViewArray::from(vec!["ا", "ب"])),
        Arc::new(DictionaryArray::<Int32Type>::from_iter(["ا", "ب"])),
        Arc::new(BinaryArray::from_vec(vec!["ا".as_bytes(), "ب".as_bytes()])),
    ];
    for text in &texts {
        let columns = Columns::new(text, None, None, None).unwrap();
        assert_eq!(columns.len(), 2);
        let tables = collect(&Arc::new(Plan::default()), Input::Columns(columns).documents(), 1);
        let shown: Vec<_> = tables[0].articles["text"].as_string::<i32>().iter().flatten().collect();
        assert_eq!(shown, ["ا", "ب"], "{}", text.data_type());
    }
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    assert!(matches!(Columns::new(&numbers, None, None, None), Err(Error::Column { .. })));
    let ids = Columns::new(&texts[0], Some(&numbers), None, None).unwrap();
    assert_eq!(ids.item(1).unwrap().id, "2");
    let short: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    assert!(matches!(Columns::new(&texts[0], Some(&short), None, None), Err(Error::Column { .. })));
}

#[test]
fn a_run_can_be_stopped() {
    struct Stops(usize);
    impl Sink for Stops {
        fn batch(&mut self, _: Tables) -> Result<()> {
            self.0 += 1;
            if self.0 == 2 { Err(Error::Cancelled) } else { Ok(()) }
        }
    }
    let endless = |n: u64| Ok(Source::new(n.to_string(), Content::Text("نص".into())));
    let plan = Arc::new(Plan::default());
    let mut sink = Stops(0);
    let stopped =
        run(&plan, Documents::new((0..).map(endless)), Wanted::ALL, 2, &Cancel::default(), &mut sink);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    let cancel = Cancel::default();
    cancel.cancel();
    let mut sink = |_: Tables| Ok(());
    let stopped = run(&plan, Documents::new((0..).map(endless)), Wanted::ALL, 2, &cancel, &mut sink);
    assert!(matches!(stopped, Err(Error::Cancelled)));
}

#[test]
fn files_are_the_same_each_time_and_read_back() {
    let texts: Vec<String> = (0..100).map(|n| format!("قال «خبر» رقم {n}؛ \"كذا\".\nوسطر")).collect();
    let folder = tempfile::tempdir().unwrap();
    for extension in ["parquet", "jsonl", "csv"] {
        let mut bytes = Vec::new();
        for threads in [1, 2] {
            let path = folder.path().join(format!("t{threads}.{extension}"));
            let plan = extracting(Format::Text);
            let mut writer = Writer::create(&path, &TableKind::Tokens.schema(&plan.provenance)).unwrap();
            let mut sink = |tables: Tables| writer.write(&tables.tokens);
            let wanted = Wanted::NONE.with(TableKind::Tokens);
            run(&plan, documents(&texts), wanted, threads, &Cancel::default(), &mut sink).unwrap();
            assert!(!path.exists(), "the file takes its name when it is complete");
            assert!(writer.finish().unwrap() > 0);
            bytes.push(std::fs::read(&path).unwrap());
        }
        assert!(bytes[0] == bytes[1], "{extension}");
        if extension == "jsonl" {
            for line in std::str::from_utf8(&bytes[0]).unwrap().lines() {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let number: usize = row["doc_id"].as_str().unwrap()[1..].parse().unwrap();
                let span = row["start"].as_u64().unwrap() as usize..row["end"].as_u64().unwrap() as usize;
                let slice: String = texts[number].chars().collect::<Vec<_>>()[span].iter().collect();
                assert_eq!(slice, row["text"].as_str().unwrap());
            }
        }
    }
    let dropped = folder.path().join("dropped.csv");
    drop(Writer::create(&dropped, &TableKind::Tokens.schema(&Default::default())).unwrap());
    assert!(
        Writer::create(&folder.path().join("t.xlsx"), &TableKind::Tokens.schema(&Default::default()))
            .is_err()
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 6);
}

#[test]
fn a_run_that_was_killed_goes_on() {
    use warraq::corpus::Checkpoint;
    let texts: Vec<String> = (0..900).map(|n| format!("خبر رقم {n}.").repeat(n % 5)).collect();
    let folder = tempfile::tempdir().unwrap();
    let plan = Arc::new(Plan::default());
    let kind = TableKind::Sentences;
    let wanted = Wanted::NONE.with(kind);
    let open = |path: &Path, signature: &str, resume| {
        Checkpoint::open(path, kind, &plan.provenance, signature, resume)
    };
    // Stops after so many batches, closing a part every other one, and returns whether it came to the end.
    let attempt = |path: &Path, batches: usize| {
        let mut checkpoint = open(path, "s", true).unwrap();
        let skip = checkpoint.done() as usize;
        let mut left = batches;
        let mut sink = |tables: Tables| {
            checkpoint.push(tables)?;
            left -= 1;
            if left.is_multiple_of(2) {
                checkpoint.close()?;
            }
            if left == 0 { Err(Error::Cancelled) } else { Ok(()) }
        };
        let mut items = documents(&texts).collect::<Vec<_>>();
        items.insert(
            3,
            Err(warraq::corpus::Failure { document: "broken".into(), group: None, error: Error::Cancelled }),
        );
        let documents = Documents::new(items.into_iter().skip(skip));
        let ended = run(&plan, documents, wanted, 2, &Cancel::default(), &mut sink).is_ok();
        ended.then(|| checkpoint.finish().unwrap())
    };
    let whole = folder.path().join("whole.csv");
    let (rows, errors) = attempt(&whole, 1000).unwrap();
    assert_eq!(errors.iter().map(RecordBatch::num_rows).sum::<usize>(), 1);
    for batches in [1, 2, 3, 5] {
        let path = folder.path().join(format!("parts{batches}.csv"));
        // One batch at a time never closes a part by itself unless it is asked to.
        let ended = (0..100).find_map(|_| attempt(&path, batches)).expect("an end");
        assert_eq!(ended.0, rows);
        assert_eq!(ended.1.iter().map(RecordBatch::num_rows).sum::<usize>(), 1);
        assert!(std::fs::read(&path).unwrap() == std::fs::read(&whole).unwrap(), "{batches}");
        assert!(!path.with_file_name(format!("parts{batches}.csv.parts")).exists());
    }
    let path = folder.path().join("other.csv");
    let mut one = open(&path, "one", false).unwrap();
    let mut sink = |tables: Tables| one.push(tables);
    run(&plan, documents(&texts[..10]), wanted, 1, &Cancel::default(), &mut sink).unwrap();
    let (some, _) = one.stop().unwrap();
    assert!(some > 0 && path.exists(), "what is finished is readable");
    assert_eq!(open(&path, "one", true).unwrap().done(), 10);
    assert!(matches!(open(&path, "two", true), Err(Error::Argument { .. })));
    assert_eq!(open(&path, "two", false).unwrap().done(), 0);
}

//! The kinds of models, and the files of earlier releases.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $version:literal)+) => {
        /// What sort of model an artefact holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $kind),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$kind),+];

            /// Its name in the header.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Kind::$kind => $name),+ }
            }

            /// The version of its payload that this crate reads and writes. Raise it with every change of the
            /// payload's layout or of what its numbers mean.
            #[must_use]
            pub fn version(self) -> u32 {
                match self { $(Kind::$kind => $version),+ }
            }
        }
    };
}

kinds! {
    /// The linear model of the names tagger; `warraq train` writes it.
    NamesLinear "names-linear" 2
    /// The recurrent network beside it.
    NamesNetwork "names-network" 3
    /// Weights and word counts that choose among the splits of a word.
    Clitics "clitics" 2
    /// The sequence model over the lines of a text dump; its payload is text.
    TextLines "text-lines" 2
    /// The boosted trees over the pieces of an HTML page; its payload is text.
    PageBody "page-body" 2
    /// What an extractor has learnt of the templates of sites.
    Templates "templates" 4
}

impl Kind {
    /// The kind of this name.
    ///
    /// ```
    /// use warraq::artefact::Kind;
    /// assert_eq!(Kind::from_name("clitics"), Some(Kind::Clitics));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How the files of warraq 0.1.0 and earlier began, and what they were.
const EARLIER: [(&str, &str, &str); 6] = [
    ("WARRAQN1", "a names model", "train it again"),
    ("WARRAQW1", "a names network", "train it again"),
    ("WARRAQW2", "a names network", "train it again"),
    ("warraqCL", "a clitic model", "train it again"),
    ("warraqTP", "a file of templates", "learn them again"),
    ("warraq-body-model\t", "a body model", "train it again"),
];

/// Why bytes that do not begin as an artefact are not read.
pub(super) fn foreign(bytes: &[u8]) -> String {
    if let Some((magic, what, then)) = EARLIER.iter().find(|(magic, ..)| bytes.starts_with(magic.as_bytes()))
    {
        let magic = magic.trim_end();
        return format!(
            "is {what} of warraq 0.1.0 or earlier ({magic}), which this version does not read: {then}"
        );
    }
    let container =
        bytes.strip_prefix(b"warraq-artefact\t").and_then(|rest| rest.split(|&b| b == b'\n').next());
    match container.map(std::str::from_utf8) {
        Some(Ok(version)) if !version.is_empty() && version.len() < 10 && version != "1" => {
            format!("is an artefact of format {version:?}; this warraq reads format 1: train it again")
        }
        Some(_) => "truncated: its header has no end".to_owned(),
        None if bytes.is_empty() => "is no warraq model: it is empty".to_owned(),
        None => "is no warraq model".to_owned(),
    }
}

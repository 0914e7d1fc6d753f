//! Takes a source apart, as the page or the text that it is.

use std::sync::Arc;

use super::article::{Article, Format, Options};
#[cfg(feature = "html")]
use super::html;
use super::lines;
use crate::{Error, Result};

/// Takes `source` apart.
///
/// # Errors
/// [`Error::Argument`] when the source is 4 GiB or more, or a page in a build without the feature `html`.
pub fn extract(source: Arc<str>, options: &Options) -> Result<Article> {
    Ok(match format(&source, options.format)? {
        #[cfg(feature = "html")]
        Format::Html => html::extract(source, options),
        _ => lines::extract(source, options),
    })
}

/// What `source` is written in: `stated`, or what it looks like.
pub(super) fn format(source: &str, stated: Format) -> Result<Format> {
    if u32::try_from(source.len()).is_err() {
        return Err(Error::Argument { argument: "source", cause: "is 4 GiB or more".into() });
    }
    let format = match stated {
        Format::Auto if is_page(source) => Format::Html,
        Format::Auto => Format::Text,
        stated => stated,
    };
    if format == Format::Html && cfg!(not(feature = "html")) {
        let cause = "is an HTML page, which this build without the feature `html` cannot read".into();
        return Err(Error::Argument { argument: "source", cause });
    }
    Ok(format)
}

/// What a reader sees of a piece of a page: a build without the feature `html` has no pages.
#[cfg(all(feature = "corpus", not(feature = "html")))]
pub(crate) fn html_text(piece: &str) -> String {
    piece.to_owned()
}

/// Whether `source` is a page rather than a text that holds a `<`.
pub(super) fn is_page(source: &str) -> bool {
    #[cfg(feature = "html")]
    let structured = html::has_structure(source);
    #[cfg(not(feature = "html"))]
    let structured = false;
    opens(source) || structured
}

/// Whether it opens as pages do.
fn opens(source: &str) -> bool {
    let head = source.trim_start().as_bytes();
    head.get(..5)
        .is_some_and(|head| head.eq_ignore_ascii_case(b"<!doc") || head.eq_ignore_ascii_case(b"<html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_texts_are_told_apart() {
        for (source, expected) in
            [(" <!DOCTYPE html><p>خبر", true), ("<HTML>", true), ("5 < 6", false), ("", false)]
        {
            assert_eq!(is_page(source), expected, "{source}");
        }
    }

    #[cfg(not(feature = "html"))]
    #[test]
    fn a_page_is_no_text() {
        assert!(extract("<html><p>خبر</p>".into(), &Options::default()).is_err());
    }
}

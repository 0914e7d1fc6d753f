//! What the page says of itself to machines: meta tags, links, JSON-LD.

use serde_json::Value;

use super::attributes::Attributes;
use super::dom::Page;
use super::reference::decoded;
use super::scan::Kind;
use super::tag::Tag;

/// The statements, decoded and trimmed; empty ones are left out.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The `<title>`.
    pub(super) page_title: Option<String>,
    /// `og:title` and its like.
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) article_body: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) section: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
}

/// `text` with references decoded and white space collapsed; none when nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = decoded(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

impl Head {
    /// Reads the statements of `page`.
    pub(super) fn read(page: &Page) -> Head {
        let mut head = Head::default();
        let mut structured = Vec::new();
        for (index, token) in page.tokens.iter().enumerate() {
            let tag = || Attributes::of_tag(&page.source[token.range()]);
            let content = || {
                page.tokens.get(index + 1).filter(|t| t.kind == Kind::Void).map(|t| &page.source[t.range()])
            };
            match (token.kind, token.tag) {
                (Kind::Empty, Tag::Meta) => head.meta(tag()),
                (Kind::Empty, Tag::Link) => head.link(tag()),
                (Kind::Start, Tag::Html) if head.language.is_none() => {
                    head.language = tag().find(|a| a.is("lang")).and_then(|a| clean(a.value));
                }
                (Kind::Start, Tag::Title) if head.page_title.is_none() => {
                    head.page_title = content().and_then(clean);
                }
                (Kind::Start, Tag::Script)
                    if tag().any(|a| a.is("type") && a.value.to_ascii_lowercase().contains("ld+json")) =>
                {
                    structured.extend(content().and_then(json));
                }
                _ => {}
            }
        }
        for value in &structured {
            head.structured(value);
        }
        head
    }

    fn meta(&mut self, attributes: Attributes) {
        let (mut key, mut content) = (String::new(), None);
        for attribute in attributes {
            if attribute.is("content") {
                content = Some(attribute.value);
            } else if key.is_empty()
                && (attribute.is("property") || attribute.is("name") || attribute.is("itemprop"))
            {
                key = attribute.value.trim().to_ascii_lowercase();
            }
        }
        let Some(content) = content.filter(|_| !key.is_empty()) else { return };
        let slot = match key.as_str() {
            "og:title" | "twitter:title" | "dc.title" | "headline" => &mut self.title,
            "og:description" | "description" | "twitter:description" => &mut self.description,
            "article:published_time"
            | "datepublished"
            | "og:published_time"
            | "pubdate"
            | "publishdate"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "date"
            | "publish-date"
            | "article.published"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article_date_original"
            | "cxenseparse:recs:publishtime" => &mut self.published,
            "article:modified_time"
            | "datemodified"
            | "og:updated_time"
            | "last-modified"
            | "dcterms.modified"
            | "lastmod"
            | "article.updated" => &mut self.modified,
            "article:section" | "parsely-section" | "section" => &mut self.section,
            "og:url" => &mut self.url,
            "og:site_name" | "application-name" => &mut self.site,
            "og:locale" => &mut self.language,
            "author" | "article:author" | "dc.creator" | "parsely-author" | "byl" | "sailthru.author"
            | "twitter:creator" => {
                let name = clean(content).filter(|n| !n.contains("://") && !n.starts_with('@'));
                self.authors.extend(name.filter(|_| self.authors.is_empty()));
                return;
            }
            "article:tag" => return self.tags.extend(clean(content)),
            "keywords" | "news_keywords" => {
                if self.tags.is_empty() {
                    self.tags = list(content);
                }
                return;
            }
            _ => return,
        };
        // The first statement of each kind stands, OpenGraph before the rest.
        if slot.is_none() || key.starts_with("og:") || key.starts_with("article:") {
            *slot = clean(content).or(slot.take());
        }
    }

    fn link(&mut self, attributes: Attributes) {
        let (mut canonical, mut address) = (false, None);
        for attribute in attributes {
            canonical |= attribute.is("rel") && attribute.value.eq_ignore_ascii_case("canonical");
            if attribute.is("href") {
                address = clean(attribute.value);
            }
        }
        if canonical && address.is_some() {
            self.url = address;
        }
    }

    /// Reads one JSON-LD value: an object, a list of them, or a graph. No recursion.
    fn structured(&mut self, value: &Value) {
        let mut left = vec![value];
        let mut steps = 0;
        while let Some(value) = left.pop() {
            steps += 1;
            if steps > 2000 {
                return;
            }
            match value {
                Value::Array(values) => left.extend(values.iter().rev()),
                Value::Object(object) => {
                    if is_article(object.get("@type")) {
                        self.article(object);
                    } else {
                        left.extend(
                            ["@graph", "mainEntity", "mainEntityOfPage"]
                                .iter()
                                .filter_map(|k| object.get(*k)),
                        );
                    }
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, object: &serde_json::Map<String, Value>) {
        let text = |key: &str| object.get(key).and_then(Value::as_str).and_then(clean);
        let set = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        set(&mut self.headline, text("headline").or_else(|| text("name")));
        set(&mut self.subtitle, text("alternativeHeadline"));
        set(&mut self.description, text("description"));
        if self.article_body.is_none() {
            self.article_body = text("articleBody").filter(|b| b.len() > 200);
        }
        let (published, modified) = (text("datePublished"), text("dateModified"));
        if published.is_some() {
            self.published = published;
        }
        if modified.is_some() {
            self.modified = modified;
        }
        let section = match object.get("articleSection") {
            Some(Value::Array(values)) => values.first().and_then(Value::as_str).and_then(clean),
            _ => text("articleSection"),
        };
        set(&mut self.section, section);
        if let Some(author) = object.get("author") {
            let found = names(author, true);
            if !found.is_empty() {
                self.authors = found;
            }
        }
        if let Some(publisher) = object.get("publisher") {
            set(&mut self.site, names(publisher, false).into_iter().next());
        }
        if self.tags.is_empty() {
            self.tags = match object.get("keywords") {
                Some(Value::Array(values)) => {
                    values.iter().filter_map(Value::as_str).filter_map(clean).collect()
                }
                Some(Value::String(text)) => list(text),
                _ => Vec::new(),
            };
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let fits = |v: &Value| {
        v.as_str().is_some_and(|s| s.ends_with("Article") || s.ends_with("Posting") || s.ends_with("Report"))
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// The names in a JSON-LD person, organisation, string or list of them; only of people when so asked.
fn names(value: &Value, people: bool) -> Vec<String> {
    let name = |value: &Value| {
        let is_body = value.get("@type").and_then(Value::as_str).is_some_and(|t| t.ends_with("Organization"));
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
        clean(name).filter(|n| !(n.contains("://") || people && is_body))
    };
    match value {
        Value::Array(values) => values.iter().take(20).filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    }
}

fn list(text: &str) -> Vec<String> {
    decoded(text).split([',', '،', ';', '؛', '|']).filter_map(clean).collect()
}

/// JSON as pages write it: also with bare newlines in its strings.
fn json(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text =
        text.trim_start_matches("/*<![CDATA[*/").trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    serde_json::from_str(text).ok().or_else(|| {
        let mended: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(mended.trim().trim_end_matches([';', ','])).ok()
    })
}

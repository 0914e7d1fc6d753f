//! The attributes of a tag, read where they stand.

/// One attribute: its name as written, and its value with character references as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

impl Attribute<'_> {
    /// Whether its name is `name`, in any case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The attributes from the end of a tag's name on, until its `>`.
pub(super) struct Attributes<'a> {
    source: &'a str,
    at: usize,
    closed: bool,
}

impl<'a> Attributes<'a> {
    /// The attributes of the tag whose name ends at `at`.
    pub(super) fn new(source: &'a str, at: usize) -> Self {
        Self { source, at, closed: false }
    }

    /// The attributes of the whole start tag `tag`, from its `<` on.
    pub(super) fn of_tag(tag: &'a str) -> Self {
        let name = tag.bytes().position(|b| b.is_ascii_whitespace() || b == b'/' || b == b'>');
        Self::new(tag, name.unwrap_or(tag.len()))
    }

    /// One past the `>`, when all attributes are read and it is there.
    pub(super) fn end(&self) -> Option<usize> {
        self.closed.then_some(self.at)
    }

    fn skip(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = &self.source.as_bytes()[self.at..];
        self.at += rest.iter().position(|&b| !wanted(b)).unwrap_or(rest.len());
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        if self.closed {
            return None;
        }
        let bytes = self.source.as_bytes();
        self.skip(|b| is_space(b) || b == b'/');
        match bytes.get(self.at) {
            None => return None,
            Some(b'>') => {
                self.at += 1;
                self.closed = true;
                return None;
            }
            _ => {}
        }
        let name_start = self.at;
        self.at += 1; // A first `=` belongs to the name.
        self.skip(|b| !is_space(b) && !matches!(b, b'/' | b'>' | b'='));
        let name_end = self.at;
        self.skip(is_space);
        let mut value = name_end..name_end;
        if bytes.get(self.at) == Some(&b'=') {
            self.at += 1;
            self.skip(is_space);
            match bytes.get(self.at) {
                Some(&quote @ (b'"' | b'\'')) => {
                    let start = self.at + 1;
                    let Some(len) = memchr::memchr(quote, &bytes[start..]) else {
                        self.at = bytes.len();
                        return None;
                    };
                    value = start..start + len;
                    self.at = start + len + 1;
                }
                Some(b'>') | None => {}
                Some(_) => {
                    let start = self.at;
                    self.skip(|b| !is_space(b) && b != b'>');
                    value = start..self.at;
                }
            }
        }
        Some(Attribute {
            name: self.source.get(name_start..name_end).unwrap_or(""),
            value: &self.source[value],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_attribute() {
        let tag = "<a href=x  class = 'b c' data-x=\"1>2\" hidden/ ض=ع =y>z";
        let mut attributes = Attributes::of_tag(tag);
        let found: Vec<_> = attributes.by_ref().map(|a| (a.name, a.value)).collect();
        assert_eq!(
            found,
            [("href", "x"), ("class", "b c"), ("data-x", "1>2"), ("hidden", ""), ("ض", "ع"), ("=y", "")]
        );
        assert_eq!(&tag[attributes.end().unwrap()..], "z");
        let mut open = Attributes::of_tag("<a href=\"x>");
        assert!(open.next().is_none() && open.end().is_none());
    }
}

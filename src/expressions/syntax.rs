//! Lines of rule files, cut into their parts.

/// Splits at white space outside braces.
pub(super) fn split_fields(text: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut depth = 0;
    for c in text.trim().chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c.is_whitespace() && depth == 0 {
            fields.push(String::new());
        } else if let Some(last) = fields.last_mut() {
            last.push(c);
        }
    }
    fields.retain(|f| !f.is_empty());
    fields
}

/// Splits a pattern into its parts; ( ) [ ] stand alone, quotes hold together.
pub(super) fn split_parts(pattern: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in pattern.chars() {
        if c == '\'' {
            quoted = !quoted;
        }
        if !quoted && c.is_whitespace() {
            parts.push(String::new());
        } else if !quoted && matches!(c, '(' | ')' | '[' | ']') {
            parts.push(c.to_string());
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.retain(|p| !p.is_empty());
    parts
}

/// Where the [ at `open` is closed.
pub(super) fn closing(parts: &[String], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, part) in parts.iter().enumerate().skip(open) {
        match part.as_str() {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

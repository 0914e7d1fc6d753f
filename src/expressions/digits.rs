//! Numbers in digits, with the separators of thousands and decimals.

use crate::script;

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// Its value, a lone point before three digits read as a decimal point.
    pub value: f64,
    /// Its value where that point groups thousands.
    pub grouped: f64,
    /// How many digits it has.
    pub count: u8,
    /// How many digits stand behind its decimal point.
    pub decimals: u8,
    /// Whether one sign sets its last three digits apart, so that they may be decimals: «2.150».
    pub parted: bool,
    /// Whether it is nothing but digits.
    pub plain: bool,
}

/// The fraction that one sign writes: «½».
pub(super) fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅛' => 1.0 / 8.0,
        _ => return None,
    })
}

/// Reads the digits at the start of `rest`, with their separators; no decimal point comes
/// in what itself stands behind a point.
pub(super) fn read(rest: &str, after_point: bool) -> (usize, Digits) {
    let (mut value, mut scale, mut grouped) = (0f64, 0f64, 0f64);
    let (mut count, mut end, mut plain) = (0u32, 0, true);
    let (mut decimals, mut groups, mut grouping) = (0u8, 0u8, None);
    for (at, c) in rest.char_indices() {
        if let Some(digit) = script::digit(c) {
            count += 1;
            if scale == 0.0 {
                value = value * 10.0 + f64::from(digit);
            } else {
                value += f64::from(digit) * scale;
                scale /= 10.0;
                decimals = decimals.saturating_add(1);
            }
            grouped = grouped * 10.0 + f64::from(digit);
            end = at + c.len_utf8();
            continue;
        }
        // «2½»: the fraction ends the number.
        if let Some(part) = vulgar(c).filter(|_| scale == 0.0) {
            (value, grouped, plain) = (value + part, value + part, false);
            end = at + c.len_utf8();
            break;
        }
        if script::fold(c).is_none() {
            continue;
        }
        let after = at + c.len_utf8();
        // «5ر64» is 64.5: the letter is the decimal point, and the parts have changed places.
        if c == 'ر' && plain && count > 0 {
            let whole: Vec<u32> = rest[after..].chars().map_while(script::digit).collect();
            let length = rest[after..].chars().take(whole.len()).map(char::len_utf8).sum::<usize>();
            if (1..=4).contains(&whole.len()) && count <= 3 {
                let part = value / 10f64.powi(count as i32);
                let whole = whole.iter().fold(0.0, |sum, &digit| sum * 10.0 + f64::from(digit));
                (value, plain) = (whole + part, false);
                (grouped, end) = (value, after + length);
            }
            break;
        }
        let run = rest[after..].chars().take_while(|&c| script::digit(c).is_some()).take(4).count();
        let first_run_short = count <= 3;
        let thousands = run == 3 && value > 0.0 && scale == 0.0 && (first_run_short || !plain);
        // «3.11.2017» is a date, not a number.
        let dotted = c == '.' && (after_point || run != 3) && {
            let mut beyond = rest[after..].chars().skip(run);
            after_point
                || beyond.next() == Some('.') && beyond.next().is_some_and(|c| script::digit(c).is_some())
        };
        if dotted {
            break;
        }
        match c {
            ',' | '٬' | '،' | '\'' | '’' if thousands => {
                (plain, groups, grouping) = (false, groups.saturating_add(1), Some(c))
            }
            '.' if thousands => {
                // «1.500» may be either; more groups can only be thousands.
                (plain, groups, grouping) = (false, groups.saturating_add(1), Some(c));
                let more = rest[after..].chars().nth(3) == Some('.')
                    && rest[after..]
                        .chars()
                        .skip(4)
                        .take_while(|&c| script::digit(c).is_some())
                        .take(4)
                        .count()
                        == 3
                    || rest[after..].chars().nth(3) == Some(',')
                        && rest[after..].chars().nth(4).is_some_and(|c| script::digit(c).is_some());
                if !more && grouped < 1000.0 {
                    scale = 0.1;
                }
            }
            // «26،013,94»: a decimal point is another sign than that of the thousands.
            '.' | '٫' | ',' | '’' if run > 0 && scale == 0.0 && (plain || run < 3 && grouping != Some(c)) =>
            {
                (plain, scale) = (false, 0.1);
                grouped = f64::NAN;
            }
            _ => break,
        }
    }
    let parted = groups == 1 && (decimals == 0 || decimals == 3) && grouped % 100.0 != 0.0;
    // Sums of tenths drift; what was written did not.
    if scale != 0.0 {
        value = (value * 1e6).round() / 1e6;
    }
    if scale == 0.0 || grouped.is_nan() {
        grouped = value;
    }
    (end, Digits { value, grouped, count: count.min(255) as u8, decimals, parted, plain })
}

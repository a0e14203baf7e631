//! Days and months by name: capitalised words that are nobody's name.

/// A day of the week, in lower case.
pub fn is_day(lower: &str) -> bool {
    matches!(lower, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// A month in lower case, in full or as the AP shortens it. "May" and "march" are words
/// and names besides: whoever asks knows where they stand.
pub fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january" | "february" | "march" | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november" | "december"
    ) || matches!(lower, "jan." | "feb." | "aug." | "sept." | "oct." | "nov." | "dec.")
}

/// A day or a month that is no first name: all but May.
pub fn names_a_date(lower: &str) -> bool {
    lower != "may" && (is_day(lower) || is_month(lower))
}

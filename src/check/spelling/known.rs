//! Misspellings that are known as such, from the list of the typos project.

use unicase::UniCase;

/// The corrections of a known misspelling; none where the word is not on the list, or
/// the list knows it for wrong only.
pub(super) fn corrections(lower: &str) -> &'static [&'static str] {
    typos_dict::WORD.find(&UniCase::new(lower)).copied().unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_misspelling_has_its_correction() {
        assert_eq!(corrections("accomodate"), ["accommodate"]);
        assert!(corrections("council").is_empty());
    }
}

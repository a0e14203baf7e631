//! Which of some known names a slip of the keyboard was meant for: for messages about
//! settings and style packs. The copy itself is judged by `suggest`.

/// The known word nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 3);
    let swapped = swaps(word);
    let far = |k: &str| swapped.iter().map(|s| distance(s, k) + 1).chain([distance(word, k)]).min().unwrap_or(usize::MAX);
    known.iter().map(|k| (far(k), *k)).min().filter(|(d, _)| *d <= limit).map(|(_, k)| k)
}

/// `word` with each pair of neighbours swapped: the commonest slip of the fingers.
fn swaps(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(40).collect();
    (1..letters.len())
        .map(|i| {
            let mut swapped = letters.clone();
            swapped.swap(i - 1, i);
            swapped.into_iter().collect()
        })
        .collect()
}

/// Letters to be changed, added or left out between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX / 2);
            next.push((at(&row, j) + usize::from(x != *y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let known = ["substitution", "suggest", "accept"];
        assert_eq!(nearest("substitutions", &known), Some("substitution"));
        assert_eq!(nearest("acecpt", &known), Some("accept"));
        assert_eq!(nearest("colour", &known), None);
    }
}

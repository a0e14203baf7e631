//! Captions, credits and other furniture of a page: lines that stand round a story and are
//! not told in it. They repeat, drop their stops and name the photographer.

/// What stands in the credit of a picture or a video, and in an invitation to read on.
const MARKS: &[&str] = &[
    "Photo",
    "photo by",
    "photo:",
    "Getty",
    "Image:",
    "Images)",
    "Illustration",
    "Publish Date",
    "Credit:",
    "Courtesy of",
    "courtesy of",
    "Read more",
    "Read More",
    "READ MORE",
    "Play Video",
    "(AP",
    "/AP",
    "/Reuters",
    "(Reuters",
    "AFP",
    "/The Washington Post)",
];

/// Does this look like a caption or a line of the page rather than a paragraph of the story?
pub fn is_furniture(text: &str) -> bool {
    MARKS.iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_makes_a_caption() {
        assert!(is_furniture("The mayor opens the bridge on Friday. Photograph: Ana Ruiz/Reuters"));
        assert!(is_furniture("The mayor opens the bridge. (AP Photo/Ana Ruiz)"));
        assert!(!is_furniture("The mayor opened the bridge on Friday."));
    }
}

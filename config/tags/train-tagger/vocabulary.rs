//! The training text in numbers: words as keys, parts of sentences as the keys they may be.
//!
//! A key is a word in lower case, or "^" and the word where it stood with a capital.

use std::collections::HashMap;

use copydesk::language::tagger::parts::Case;
use copydesk::language::tagger::states::State;

/// The classes of the coarse tagger.
pub const CLASSES: usize = 18;

/// One part of a sentence in the training text.
pub struct Seen {
    pub lower: u32,
    pub capital: u32,
    pub case: Case,
    pub fixed: Option<State>,
    pub class: u8,
}

#[derive(Default)]
pub struct Vocabulary {
    pub ids: HashMap<String, u32>,
    pub keys: Vec<String>,
    pub count: Vec<f32>,
    pub classes: Vec<[f32; CLASSES]>,
}

impl Vocabulary {
    pub fn id(&mut self, key: &str) -> u32 {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.keys.len() as u32;
        self.ids.insert(key.to_owned(), id);
        self.keys.push(key.to_owned());
        self.count.push(0.0);
        self.classes.push([0.0; CLASSES]);
        id
    }

    pub fn see(&mut self, id: u32, class: u8) {
        self.count[id as usize] += 1.0;
        self.classes[id as usize][usize::from(class)] += 1.0;
    }
}

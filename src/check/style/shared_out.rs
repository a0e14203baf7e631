//! One kind of work on many things, shared out among the cores.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// More threads than this are not worth their start.
const MOST: usize = 4;

/// What `make` makes of each thing, in order. Few things are all done on this thread.
pub fn shared_out<T: Send, R: Send>(things: Vec<T>, few: usize, make: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    if cores < 2 || things.len() <= few {
        return things.into_iter().map(make).collect();
    }
    // Some things take a hundred times as long as others: whoever is free takes the next.
    let waiting = Mutex::new(things.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || std::iter::from_fn(next).map(|(n, thing)| (n, make(thing))).collect::<Vec<_>>();
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            match other.join() {
                Ok(some) => all.extend(some),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_unstable_by_key(|(n, _)| *n);
    all.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_made_once_and_in_order() {
        for count in [0, 1, 5, 6, 7, 8, 9, 100] {
            let things: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = things.iter().map(|n| n * 2).collect();
            assert_eq!(shared_out(things, 5, |n| n * 2), doubled);
        }
    }
}

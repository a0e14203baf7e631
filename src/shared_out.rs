//! One kind of work on many things, shared out among the cores.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// More threads than this are not worth their start.
const MOST: usize = 4;

/// The threads worth starting for so many things, where `few` of them are done on one.
pub fn threads_for(things: usize, few: usize) -> usize {
    if things <= few { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(MOST) }
}

/// What `make` makes of each thing, in order, on this thread and others: `threads` in all.
pub fn shared_out<T: Send, R: Send>(things: Vec<T>, threads: usize, make: impl Fn(T) -> R + Sync) -> Vec<R> {
    if threads < 2 {
        return things.into_iter().map(make).collect();
    }
    // Some things take a hundred times as long as others: whoever is free takes the next.
    let waiting = Mutex::new(things.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || std::iter::from_fn(next).map(|(n, thing)| (n, make(thing))).collect::<Vec<_>>();
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
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
            let threads = count % 4;
            assert_eq!(shared_out(things, threads, |n| n * 2), doubled);
        }
    }
}

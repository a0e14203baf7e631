//! A table of n-grams that is asked but never listed: two quantised numbers for a hash.
//!
//! Keys are placed by "hash, displace": each small group of keys has one displacement
//! that sends all of them to free places, so nearly every place is filled and a look-up
//! touches two cache lines. A place holds 16 bits of its key: one unknown key in 65,536
//! is taken for a known one. The words themselves are not kept.

/// Keys a group, on average.
const GROUP: usize = 5;
/// Places kept free, in percent; fewer make building slow.
const FREE_PERCENT: usize = 3;
/// Steps of the two scales.
pub const STEPS: usize = 256;

/// One n-gram to be stored.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub hash: u64,
    /// Natural logarithm of the probability.
    pub log_prob: f32,
    /// Natural logarithm of the weight of shorter contexts.
    pub back_off: f32,
}

/// The finished table over its bytes.
pub struct Table {
    bytes: &'static [u8],
    groups: usize,
    places: usize,
    place_size: usize,
    log_probs: Vec<f32>,
    back_offs: Vec<f32>,
    displacements_at: usize,
    places_at: usize,
}

/// Mixes a number so that each bit of it moves all others (finaliser of `MurmurHash3`).
pub fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// Scales a 32-bit number to 0..n.
#[allow(clippy::cast_possible_truncation)]
fn scale(h: u64, n: usize) -> usize {
    (((h >> 32) * n as u64) >> 32) as usize
}

fn group_of(hash: u64, groups: usize) -> usize {
    scale(hash, groups)
}

fn place_of(hash: u64, displacement: u16, places: usize) -> usize {
    scale(mix(hash ^ (u64::from(displacement) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)), places)
}

#[allow(clippy::cast_possible_truncation)]
fn fingerprint(hash: u64) -> u16 {
    hash as u16
}

impl Table {
    /// Opens the bytes that [`build`] made; `None` where they do not fit together.
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(|b| u32::from_le_bytes(b) as usize);
        let (groups, places, place_size) = (number(0)?, number(4)?, number(8)?);
        let floats = |at: usize| -> Option<Vec<f32>> {
            let slice = bytes.get(at..at + 4 * STEPS)?;
            Some(slice.chunks_exact(4).filter_map(|c| c.try_into().ok()).map(f32::from_le_bytes).collect())
        };
        let (log_probs, back_offs) = (floats(12)?, floats(12 + 4 * STEPS)?);
        let displacements_at = 12 + 8 * STEPS;
        let places_at = displacements_at.checked_add(groups.checked_mul(2)?)?;
        let end = places_at.checked_add(places.checked_mul(place_size)?)?;
        let fits = end <= bytes.len() && matches!(place_size, 3 | 4) && groups > 0 && places > 0;
        fits.then_some(Self { bytes, groups, places, place_size, log_probs, back_offs, displacements_at, places_at })
    }

    /// The log-probability and back-off weight of the n-gram with this hash.
    pub fn find(&self, hash: u64) -> Option<(f32, f32)> {
        let at = self.displacements_at + 2 * group_of(hash, self.groups);
        let displacement = u16::from_le_bytes(self.bytes.get(at..at + 2)?.try_into().ok()?);
        let at = self.places_at + self.place_size * place_of(hash, displacement, self.places);
        let place = self.bytes.get(at..at + self.place_size)?;
        let (mark, rest) = place.split_at_checked(2)?;
        if u16::from_le_bytes(mark.try_into().ok()?) != fingerprint(hash) {
            return None;
        }
        let log_prob = *self.log_probs.get(usize::from(*rest.first()?))?;
        let back_off = rest.get(1).and_then(|b| self.back_offs.get(usize::from(*b))).copied().unwrap_or(0.0);
        Some((log_prob, back_off))
    }
}

/// The scale of [`STEPS`] values that fits `values`: equal numbers of values a step, so
/// that steps are fine where values are many. Sorted.
fn steps(values: &mut [f32]) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    if values.is_empty() {
        return vec![0.0; STEPS];
    }
    // Half the steps by rank, half by size: neither the crowd nor the tail is coarse.
    let (low, high) = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(0.0));
    let mut scale: Vec<f32> = (0..STEPS / 2)
        .map(|i| {
            #[allow(clippy::cast_precision_loss)]
            let share = i as f32 / (STEPS / 2 - 1) as f32;
            low + (high - low) * share
        })
        .collect();
    scale.extend((0..STEPS / 2).filter_map(|i| values.get((values.len() - 1) * i / (STEPS / 2 - 1)).copied()));
    scale.sort_by(f32::total_cmp);
    scale
}

fn nearest(scale: &[f32], value: f32) -> u8 {
    let after = scale.partition_point(|s| *s < value);
    let before = after.saturating_sub(1);
    let distance = |i: usize| scale.get(i).map_or(f32::INFINITY, |s| (s - value).abs());
    u8::try_from(if distance(before) <= distance(after) { before } else { after }).unwrap_or(u8::MAX)
}

/// Makes the bytes of a table. `with_back_off` is false for the longest n-grams, which
/// are nobody's context. Two keys of one hash: the first stays.
pub fn build(mut entries: Vec<Entry>, with_back_off: bool) -> Vec<u8> {
    entries.sort_by_key(|e| e.hash);
    entries.dedup_by_key(|e| e.hash);
    let groups = entries.len() / GROUP + 1;
    let places = entries.len() + entries.len() * FREE_PERCENT / 100 + 64;
    let (displacements, taken) = displace(&entries, groups, places);
    let log_probs = steps(&mut entries.iter().map(|e| e.log_prob).collect::<Vec<_>>());
    let back_offs = steps(&mut entries.iter().map(|e| e.back_off).collect::<Vec<_>>());
    let place_size: u32 = if with_back_off { 4 } else { 3 };
    let mut out = Vec::with_capacity(12 + 8 * STEPS + 2 * groups + places * place_size as usize);
    for n in [u32::try_from(groups).unwrap_or(0), u32::try_from(places).unwrap_or(0), place_size] {
        out.extend(n.to_le_bytes());
    }
    for value in log_probs.iter().chain(&back_offs) {
        out.extend(value.to_le_bytes());
    }
    for d in &displacements {
        out.extend(d.to_le_bytes());
    }
    for place in taken {
        let entry = place.and_then(|i| entries.get(i as usize));
        out.extend(entry.map_or(0, |e| fingerprint(e.hash)).to_le_bytes());
        out.push(entry.map_or(0, |e| nearest(&log_probs, e.log_prob)));
        if with_back_off {
            out.push(entry.map_or(0, |e| nearest(&back_offs, e.back_off)));
        }
    }
    out
}

/// Finds for each group the displacement that sends its keys to free places, the large
/// groups first, while there is room. A group that fits nowhere is left out (none has
/// been seen; the odds are below one in a billion).
fn displace(entries: &[Entry], groups: usize, places: usize) -> (Vec<u16>, Vec<Option<u32>>) {
    let mut ranges: Vec<(usize, std::ops::Range<usize>)> = Vec::with_capacity(groups);
    let mut from = 0;
    while let Some(first) = entries.get(from) {
        let group = group_of(first.hash, groups);
        let to = from + entries.get(from..).unwrap_or(&[]).partition_point(|e| group_of(e.hash, groups) == group);
        ranges.push((group, from..to));
        from = to;
    }
    ranges.sort_by_key(|(group, r)| (std::cmp::Reverse(r.len()), *group));
    let mut displacements = vec![0_u16; groups];
    let mut taken: Vec<Option<u32>> = vec![None; places];
    let mut wanted = Vec::new();
    for (group, range) in ranges {
        let members = entries.get(range.clone()).unwrap_or(&[]);
        let fit = (0..=u16::MAX).find(|d| {
            wanted.clear();
            for e in members {
                let place = place_of(e.hash, *d, places);
                if taken.get(place).is_none_or(Option::is_some) || wanted.contains(&place) {
                    return false;
                }
                wanted.push(place);
            }
            true
        });
        let Some(d) = fit else { continue };
        if let Some(slot) = displacements.get_mut(group) {
            *slot = d;
        }
        for (i, place) in range.zip(&wanted) {
            if let Some(slot) = taken.get_mut(*place) {
                *slot = u32::try_from(i).ok();
            }
        }
    }
    (displacements, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_again_and_strangers_are_not() {
        let entries: Vec<Entry> =
            (0..20_000_u16).map(|i| Entry { hash: mix(u64::from(i) + 1), log_prob: -f32::from(i) / 2_000.0, back_off: -0.5 }).collect();
        let table = Table::open(Vec::leak(build(entries.clone(), true))).expect("a table");
        for e in &entries {
            let (p, b) = table.find(e.hash).expect("stored");
            assert!((p - e.log_prob).abs() < 0.1 && (b + 0.5).abs() < 0.01);
        }
        let strangers = (50_000..70_000_u64).filter(|i| table.find(mix(i + 1)).is_some()).count();
        assert!(strangers < 10, "{strangers}");
    }

    #[test]
    fn bytes_that_are_no_table_open_as_none() {
        assert!(Table::open(&[7_u8; 3_000]).is_none());
        assert!(Table::open(&[0_u8; 10]).is_none());
    }
}

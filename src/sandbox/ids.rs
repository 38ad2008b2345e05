//! Bot ids: 32 hexadecimal digits that look random and repeat for the same seed.

/// A small deterministic generator (`SplitMix64`): its whole state is one number, so a snapshot can
/// carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ids(pub u64);

impl Ids {
    /// The next id.
    pub fn next_id(&mut self) -> String {
        let (high, low) = (self.next_number(), self.next_number());
        format!("{high:016x}{low:016x}")
    }

    /// The next number of the sequence.
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

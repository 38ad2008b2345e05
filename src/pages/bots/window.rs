//! Which rows of a long table are worth having in the page, reckoned from how far it is scrolled.
//!
//! Rows come in blocks that stay where they are, so that what has the focus isn't moved about while
//! others come and go.

use std::ops::Range;

/// How many rows make a block: few, so that none of them takes a frame's time to make.
pub const BLOCK: usize = 4;

/// How many rows make a short list.
const SHORT: usize = 32;

/// How tall a row is until one was measured, in pixels.
pub const USUAL_PITCH: f64 = 53.0;

/// Where the rows are, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// The top of the first row, from the top of what is seen: negative once that is scrolled away.
    pub top: f64,
    /// From the top of one row to the top of the next.
    pub pitch: f64,
    /// How much is seen.
    pub height: f64,
}

/// How many blocks there are for so many rows.
pub fn blocks(rows: usize) -> usize {
    rows.div_ceil(BLOCK)
}

/// The rows of a block.
pub fn rows_of(block: usize, rows: usize) -> Range<usize> {
    let start = (block * BLOCK).min(rows);
    start..(start + BLOCK).min(rows)
}

/// The blocks to have in the page: those that are seen, and half as many pixels above and below. A short list
/// is there as a whole, where the browser's own search finds all of it.
pub fn near(rows: usize, geometry: Geometry) -> Range<usize> {
    if rows <= SHORT {
        return 0..blocks(rows);
    }
    let Geometry { top, pitch, height } = geometry;
    let spare = height / 2.0;
    let pitch = if pitch >= 1.0 { pitch } else { USUAL_PITCH };
    #[expect(clippy::cast_precision_loss, reason = "a block has few rows")]
    let block = pitch * BLOCK as f64;
    let last = blocks(rows);
    let start = whole((-top - spare) / block).min(last.saturating_sub(1));
    let end = whole((-top + height + spare) / block) + 1;
    start..end.clamp(start, last)
}

/// What stands in the page, one piece below the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The rows of this block.
    Rows(usize),
    /// Room for rows that aren't there.
    Gap {
        /// The block with which it begins.
        block: usize,
        /// For how many rows.
        rows: usize,
    },
}

impl Piece {
    /// Tells it from every other.
    pub fn key(&self) -> String {
        match self {
            Self::Rows(block) => block.to_string(),
            Self::Gap { block, rows } => format!("{block}+{rows}"),
        }
    }
}

/// What stands in the page, when the blocks that are near are there, and the one with the focus.
pub fn pieces(rows: usize, near: Range<usize>, focused: Option<usize>) -> Vec<Piece> {
    let all = blocks(rows);
    let above = focused.filter(|block| *block < near.start);
    let below = focused.filter(|block| *block >= near.end);
    let there = above.into_iter().chain(near).chain(below);
    let mut pieces = Vec::new();
    let mut next = 0;
    let gap = |pieces: &mut Vec<_>, block: usize, end: usize| {
        let rows = rows_of(end, rows).start - rows_of(block, rows).start;
        if rows > 0 {
            pieces.push(Piece::Gap { block, rows });
        }
    };
    for block in there.filter(|block| *block < all) {
        gap(&mut pieces, next, block);
        pieces.push(Piece::Rows(block));
        next = block + 1;
    }
    gap(&mut pieces, next, all);
    pieces
}

/// The number without its fraction; 0 for what is below that.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casting a float stops at the bounds, which is what is wanted"
)]
pub fn whole(number: f64) -> usize {
    number as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(top: f64) -> Geometry {
        Geometry {
            top,
            pitch: 50.0,
            height: 800.0,
        }
    }

    #[test]
    fn only_what_is_near_is_there() {
        // A block is 200 pixels tall here.
        for (top, blocks) in [
            (300.0, 0..5),
            (0.0, 0..7),
            (-799.0, 1..10),
            (-1_700.0, 6..15),
            (-250_000.0, 1_248..1_257),
            (-499_200.0, 2_494..2_500),
            (-9_999_999.0, 2_499..2_500),
            (9_999.0, 0..1),
        ] {
            assert_eq!(near(10_000, at(top)), blocks, "{top}");
        }
        assert_eq!(near(0, at(0.0)), 0..0);
        assert_eq!(near(3, at(0.0)), 0..1);
        assert_eq!(near(32, at(-9_999.0)), 0..8, "a short list");
    }

    #[test]
    fn every_row_that_is_seen_is_there() {
        for rows in [1_usize, 15, 16, 17, 200, 10_000] {
            let mut top = 500.0;
            while top > -50.0 * 10_000.0 {
                let blocks = near(rows, at(top));
                let there = rows_of(blocks.start, rows).start..rows_of(blocks.end - 1, rows).end;
                let first_seen = whole(-top / 50.0);
                let last_seen = whole((800.0 - top) / 50.0);
                for row in (first_seen..=last_seen).filter(|row| *row < rows) {
                    assert!(there.contains(&row), "{row} of {rows} at {top}");
                }
                assert!(blocks.len() <= 10, "{blocks:?}");
                top -= 333.0;
            }
        }
    }

    #[test]
    fn every_row_has_its_room_whatever_is_there() {
        let room = |piece: &Piece, all| match piece {
            Piece::Rows(block) => rows_of(*block, all),
            Piece::Gap { block, rows } => {
                let start = rows_of(*block, all).start;
                start..start + rows
            }
        };
        for rows in [1_usize, 16, 17, 200, 10_000] {
            for near in [0..1, 2..5, 9..13, 0..625, 620..625] {
                for focused in [None, Some(0), Some(1), Some(3), Some(12), Some(624)] {
                    let mut next = 0;
                    for piece in pieces(rows, near.clone(), focused) {
                        let room = room(&piece, rows);
                        assert_eq!(room.start, next, "{rows} {near:?} {focused:?}");
                        assert!(!room.is_empty(), "{piece:?}");
                        next = room.end;
                    }
                    assert_eq!(next, rows, "{near:?} {focused:?}");
                }
            }
        }
    }

    #[test]
    fn a_gap_stands_where_its_rows_would() {
        let gap = |block, rows| Piece::Gap { block, rows };
        assert_eq!(
            pieces(160, 4..6, Some(1)),
            [
                gap(0, 4),
                Piece::Rows(1),
                gap(2, 8),
                Piece::Rows(4),
                Piece::Rows(5),
                gap(6, 136),
            ]
        );
        assert_eq!(pieces(0, 0..0, None), []);
    }

    #[test]
    fn a_pitch_that_was_not_measured_is_the_usual_one() {
        let unmeasured = Geometry {
            pitch: 0.0,
            ..at(0.0)
        };
        assert_eq!(near(10_000, unmeasured), 0..6);
    }
}

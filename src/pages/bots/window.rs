//! Which rows of a long table are worth having in the page, reckoned from how far it is scrolled.
//!
//! Rows come in blocks that stay where they are, so that what has the focus isn't moved about while
//! others come and go.

use std::ops::Range;

/// How many rows make a block.
pub const BLOCK: usize = 16;

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

/// The blocks to have in the page: those that are seen, and as many pixels above and below as are seen,
/// at least a block.
pub fn near(rows: usize, geometry: Geometry) -> Range<usize> {
    let Geometry { top, pitch, height } = geometry;
    let pitch = if pitch >= 1.0 { pitch } else { USUAL_PITCH };
    #[expect(clippy::cast_precision_loss, reason = "a block has few rows")]
    let block = pitch * BLOCK as f64;
    let spare = height.max(block);
    let last = blocks(rows);
    let start = whole((-top - spare) / block).min(last.saturating_sub(1));
    let end = whole((-top + height + spare) / block) + 1;
    start..end.clamp(start, last)
}

/// What stands for a block in the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stand {
    /// Its rows.
    Rows,
    /// A gap as tall, in pixels, as its rows and those of the blocks after it that aren't there either.
    Gap(f64),
    /// Nothing: an earlier block's gap has its room.
    Nothing,
}

/// What stands for a block, when those that are near are in the page, and the one with the focus.
pub fn stand(
    block: usize,
    near: &Range<usize>,
    focused: Option<usize>,
    rows: usize,
    pitch: f64,
) -> Stand {
    let is_there = |block: usize| near.contains(&block) || focused == Some(block);
    if is_there(block) {
        return Stand::Rows;
    }
    if block > 0 && !is_there(block - 1) {
        return Stand::Nothing;
    }
    let ends = [Some(near.start), focused, Some(blocks(rows))];
    let end = ends.into_iter().flatten().filter(|end| *end > block).min();
    let end = end.unwrap_or(block);
    let missing = rows_of(end, rows).start - rows_of(block, rows).start;
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below the limit of whole numbers"
    )]
    let missing = missing as f64;
    Stand::Gap(missing * pitch)
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

    fn seen(top: f64) -> Geometry {
        Geometry {
            top,
            pitch: 50.0,
            height: 800.0,
        }
    }

    #[test]
    fn only_what_is_near_is_there() {
        // A block is 800 pixels tall here.
        for (top, blocks) in [
            (300.0, 0..2),
            (0.0, 0..3),
            (-799.0, 0..3),
            (-1_700.0, 1..5),
            (-250_000.0, 311..315),
            (-499_200.0, 623..625),
            (-9_999_999.0, 624..625),
            (9_999.0, 0..1),
        ] {
            assert_eq!(near(10_000, seen(top)), blocks, "{top}");
        }
        assert_eq!(near(0, seen(0.0)), 0..0);
        assert_eq!(near(5, seen(0.0)), 0..1);
    }

    /// How tall everything is together, in rows of 1 pixel.
    fn height(near: &Range<usize>, focused: Option<usize>, rows: usize) -> f64 {
        let tall = |block| match stand(block, near, focused, rows, 1.0) {
            Stand::Rows => f64::from(u32::try_from(rows_of(block, rows).len()).unwrap()),
            Stand::Gap(height) => height,
            Stand::Nothing => 0.0,
        };
        (0..blocks(rows)).map(tall).sum()
    }

    #[test]
    fn every_row_that_is_seen_is_there() {
        for rows in [1_usize, 15, 16, 17, 200, 10_000] {
            let mut top = 500.0;
            while top > -50.0 * 10_000.0 {
                let blocks = near(rows, seen(top));
                let there = rows_of(blocks.start, rows).start..rows_of(blocks.end - 1, rows).end;
                let first_seen = whole(-top / 50.0);
                let last_seen = whole((800.0 - top) / 50.0);
                for row in (first_seen..=last_seen).filter(|row| *row < rows) {
                    assert!(there.contains(&row), "{row} of {rows} at {top}");
                }
                assert!(blocks.len() <= 4, "{blocks:?}");
                top -= 333.0;
            }
        }
    }

    #[test]
    fn the_page_is_as_tall_whatever_is_there() {
        for rows in [1_usize, 16, 17, 200, 10_000] {
            for near in [0..1, 2..5, 9..13, 0..625, 620..625] {
                let near = near.start.min(blocks(rows))..near.end.min(blocks(rows));
                for focused in [None, Some(0), Some(1), Some(3), Some(12), Some(624)] {
                    let focused = focused.filter(|block| *block < blocks(rows));
                    let all = f64::from(u32::try_from(rows).unwrap());
                    assert!(
                        (height(&near, focused, rows) - all).abs() < 0.001,
                        "{rows} {near:?} {focused:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_gap_stands_where_its_rows_would() {
        let stands = |block| stand(block, &(4..6), Some(1), 160, 10.0);
        let expected = [
            Stand::Gap(160.0),
            Stand::Rows,
            Stand::Gap(320.0),
            Stand::Nothing,
            Stand::Rows,
            Stand::Rows,
            Stand::Gap(640.0),
            Stand::Nothing,
            Stand::Nothing,
            Stand::Nothing,
        ];
        assert_eq!((0..10).map(stands).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_pitch_that_was_not_measured_is_the_usual_one() {
        let unmeasured = Geometry {
            pitch: 0.0,
            ..seen(0.0)
        };
        assert_eq!(near(10_000, unmeasured), 0..2);
    }
}

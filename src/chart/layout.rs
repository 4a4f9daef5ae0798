//! Stacking blocks of text from the top.

use super::ChartError;
use super::scene::{Anchor, Scene, Type};
use super::theme::LEADING;
use super::wrap::wrap;
use crate::text::Direction;

/// A pen that moves down a scene.
pub(super) struct Pen<'a> {
    pub(super) scene: &'a mut Scene,
    pub(super) direction: Direction,
    /// Distance from the top.
    pub(super) y: f64,
}

impl Pen<'_> {
    /// Writes a text from `x`, wrapped to `limit`, and moves below it.
    pub(super) fn block(
        &mut self,
        text: &str,
        (x, limit): (f64, f64),
        kind: Type,
    ) -> Result<(), ChartError> {
        for line in wrap(text, limit, kind, self.direction)? {
            self.y += kind.size * LEADING;
            self.scene.text(
                (x, self.y - kind.size * 0.34),
                &line,
                kind,
                Anchor::Start,
            )?;
        }
        Ok(())
    }

    /// Leaves space.
    pub(super) fn space(&mut self, pixels: f64) {
        self.y += pixels;
    }
}

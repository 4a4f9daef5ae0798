//! Marks that tell houses apart by shape, and where they may by colour too.

use super::scene::Scene;
use super::theme::Ink;

/// A shape of its own for each of eight houses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// A disc.
    Circle,
    /// A square.
    Square,
    /// A triangle on its base.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// An upright cross.
    Plus,
    /// A triangle on its tip.
    Down,
    /// A slanting cross.
    Cross,
    /// A ring: what stands outside.
    Ring,
    /// A point: all further houses.
    Point,
}

impl Symbol {
    /// The symbol of the house with a number; all from the eighth on share one.
    #[must_use]
    pub fn of(house: usize) -> Self {
        const ORDER: [Symbol; 7] = [
            Symbol::Circle,
            Symbol::Square,
            Symbol::Triangle,
            Symbol::Diamond,
            Symbol::Plus,
            Symbol::Down,
            Symbol::Cross,
        ];
        ORDER.get(house).copied().unwrap_or(Self::Point)
    }

    /// The colour where colours tell houses apart.
    pub(super) fn ink(self) -> Ink {
        match self {
            Self::Circle | Self::Down => Ink::Vermilion,
            Self::Square | Self::Cross => Ink::Text,
            Self::Triangle => Ink::Purple,
            Self::Diamond | Self::Ring | Self::Point => Ink::Grey,
            Self::Plus => Ink::Black,
        }
    }

    /// Draws it around a place.
    pub(super) fn draw(self, scene: &mut Scene, (x, y): (f64, f64), r: f64, ink: Ink) {
        let (up, down) = (1.15 * r, 0.75 * r);
        match self {
            Self::Circle => scene.circle((x, y), r, ink, true),
            Self::Ring => scene.circle((x, y), r, ink, false),
            Self::Point => scene.circle((x, y), 0.55 * r, ink, true),
            Self::Square => {
                let half = 0.88 * r;
                scene.rect((x - half, y - half), (x + half, y + half), ink);
            }
            Self::Triangle => {
                scene.area(vec![(x, y - up), (x + r, y + down), (x - r, y + down)], ink);
            }
            Self::Down => {
                scene.area(vec![(x, y + up), (x + r, y - down), (x - r, y - down)], ink);
            }
            Self::Diamond => {
                let r = 1.2 * r;
                scene.area(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink);
            }
            Self::Plus => {
                scene.line((x - r, y), (x + r, y), ink, 2.0);
                scene.line((x, y - r), (x, y + r), ink, 2.0);
            }
            Self::Cross => {
                let r = 0.8 * r;
                scene.line((x - r, y - r), (x + r, y + r), ink, 2.0);
                scene.line((x - r, y + r), (x + r, y - r), ink, 2.0);
            }
        }
    }
}

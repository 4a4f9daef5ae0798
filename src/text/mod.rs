//! Languages: message catalogues, numbers, dates, percent signs, direction isolates.
//!
//! Every sentence that a user reads stands in a catalogue under `catalogue/`, never in
//! code. Results carry codes; sentences are rendered from them in the reader's language.

mod args;
mod catalogue;
mod dates;
mod direction;
mod lang;
mod local_text;
mod numbers;
mod spelling;
mod width;

pub use args::Args;
pub use catalogue::Catalogue;
pub use dates::{DateFormat, DateStyle, MonthNames, day, day_range, month};
pub use direction::{Direction, first_strong, isolate, ltr, strip_isolates};
pub use lang::{Lang, UnknownLang};
pub use local_text::LocalText;
pub use numbers::{Digits, NumberStyle, PercentSign};
pub use spelling::nearest;
pub use width::{pad, width, wrap};

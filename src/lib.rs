//! endoxa: public-opinion polls from file to article.
#[cfg(feature = "charts")]
pub mod chart;
pub mod stats;
pub mod text;

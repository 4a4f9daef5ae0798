//! Languages: message catalogues, numbers, dates, percent signs, direction isolates.

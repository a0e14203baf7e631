//! The difference of two texts: one model, many renderers.

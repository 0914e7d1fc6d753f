//! Folds spelling: steps, profiles and the engine that runs them.

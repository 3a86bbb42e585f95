//! The figures, measured beside other systems.

//! The always-on peer and the command line (trekker-cli).

//! What devices said, and how it is proven: records, chains, seals, statements, roster, receipts. Pure.

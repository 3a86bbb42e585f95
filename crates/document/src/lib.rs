//! The domain as Automerge documents: columns, seeds, edits, history, undo.

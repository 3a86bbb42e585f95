//! The one owner of a team's state: commands and records in, snapshots out.

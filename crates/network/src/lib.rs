//! Finding, admitting and talking to devices.

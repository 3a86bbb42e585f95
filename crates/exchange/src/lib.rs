//! CSV, iCalendar, Markdown, HTML, in and out. Pure.

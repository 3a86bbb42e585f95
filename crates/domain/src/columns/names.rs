//! The names of all columns, as they stand in documents. Frozen: a name is never reused or retyped, only added.

/// In every kind: `true` while in the bin. Deleting is a column, so an edit made at the same time survives.
pub const BINNED: &str = "binned";
/// The collaborative text of a post, an idea, a section: a `Text` object, born in the kind's seed.
pub const TEXT: &str = "text";
/// The text a document was made with, as one scalar: folds six times faster than a `Text` of the same length. The first
/// edit of the text turns it into one; see [`crate::body`].
pub const FIRST_TEXT: &str = "first_text";

pub const TITLE: &str = "title";
pub const DATE: &str = "date";
pub const TIME: &str = "time";
pub const ZONE: &str = "zone";
pub const STATUS: &str = "status";
pub const THEME: &str = "theme";
pub const OWNER: &str = "owner";
pub const EXPLANATION: &str = "explanation";
pub const LINK: &str = "link";
pub const FORMAT: &str = "format";
pub const FOCUS: &str = "focus";
/// One column for each channel of a post: this and the channel's id; `true` while it is chosen.
pub const CHANNEL_PREFIX: &str = "channel/";
/// One column for each helper of a post: this and the person's id; `true` while chosen.
pub const HELPER_PREFIX: &str = "helper/";

/// What a comment or a heart is about: a document's id.
pub const ABOUT: &str = "about";
/// The text of a comment, which only its author writes: a scalar.
pub const WORDS: &str = "words";
/// Whether a heart is given.
pub const GIVEN: &str = "given";
pub const HEADING: &str = "heading";
pub const RANK: &str = "rank";
pub const NAME: &str = "name";
pub const COLOUR: &str = "colour";
pub const RELAY: &str = "relay";

/// Post or task.
pub const NATURE: &str = "nature";
/// One group of columns for each deliverable of a post: this, its id, and one of the names after `/` below.
pub const DELIVERABLE_PREFIX: &str = "deliverable/";
/// One group of columns for each to-do of a post, in the same manner.
pub const TODO_PREFIX: &str = "todo/";
pub const SORT: &str = "sort";
pub const DURATION_DAYS: &str = "duration_days";
pub const DUE: &str = "due";
pub const ESTIMATED_MINUTES: &str = "estimated_minutes";
pub const SPENT_MINUTES: &str = "spent_minutes";
pub const DONE: &str = "done";
/// The deliverable a to-do is a step of.
pub const OF: &str = "of";

/// The channel of a variant.
pub const CHANNEL: &str = "channel";
/// The main text a variant was adapted from, or looked at beside.
pub const SEEN_TEXT: &str = "seen_text";
pub const FIRST_COMMENT: &str = "first_comment";

pub const VERDICT: &str = "verdict";
pub const REASON: &str = "reason";
/// One column for each text an approval is about: this and the channel's id; with none the main text.
pub const APPROVED_TEXT_PREFIX: &str = "approved_text/";

pub const NETWORK: &str = "network";
/// One column for each limit of a channel that the team corrected: this and the measure.
pub const LIMIT_PREFIX: &str = "limit/";
/// One column for each person who approves what goes out on a channel.
pub const DECIDER_PREFIX: &str = "decider/";

pub const COUNTRY: &str = "country";
pub const WEEKDAYS: &str = "weekdays";
/// One column for each member who works on other days: this and the person's id.
pub const WEEKDAYS_PREFIX: &str = "weekdays/";
pub const MINUTES_PREFIX: &str = "minutes/";

/// One column for each channel of a post on which somebody puts it: this and the channel's id.
pub const CLAIM_PREFIX: &str = "claim/";
pub const POSTED_LINK_PREFIX: &str = "posted_link/";
pub const POSTED_BY_PREFIX: &str = "posted_by/";

/// The template a post is an item of, and how far from the day it is.
pub const TEMPLATE: &str = "template";
pub const OFFSET: &str = "offset";

/// The plan a post is part of, the persona it is for, and the event it was made for.
/// What a voice rule says.
pub const SAYS: &str = "says";
pub const INSTEAD: &str = "instead";
pub const PLACE: &str = "place";
pub const STRICTNESS: &str = "strictness";
/// Of a persona: how such people are spoken to.
pub const ADDRESS: &str = "address";
pub const PLAN: &str = "plan";
pub const PERSONA: &str = "persona";
pub const EVENT: &str = "event";
/// Whether a post tries something out, what it is to show, and when to look back.
pub const EXPERIMENT: &str = "experiment";
pub const HYPOTHESIS: &str = "hypothesis";
pub const REVIEW_ON: &str = "review_on";

pub const LANE: &str = "lane";
pub const FIRST_DAY: &str = "first_day";
pub const LAST_DAY: &str = "last_day";
/// A rule as in RFC 5545.
pub const REPEATS: &str = "repeats";
/// One column for each day on which an event does not come again: this and the day.
pub const EXCEPT_PREFIX: &str = "except/";
/// What the file said that an event came from.
pub const FROM_FILE: &str = "from_file";

/// The comment that began the thread a comment goes on with.
pub const ANSWERS: &str = "answers";
/// One column for each person a comment is meant for.
pub const MENTION_PREFIX: &str = "mention/";
pub const RESOLVED: &str = "resolved";

/// One column for each post of which somebody has seen what is important: this and the post's id.
pub const SEEN_PREFIX: &str = "seen/";
/// One group of columns for each saved view: this, its id, and `/name` or `/filter`.
pub const VIEW_PREFIX: &str = "view/";
pub const FILTER: &str = "filter";
pub const QUIET_FROM: &str = "quiet_from";
pub const QUIET_UNTIL: &str = "quiet_until";

/// One column for each spreadsheet whose columns somebody gave their meaning: this and what stands for its headings.
pub const COLUMNS_PREFIX: &str = "columns/";

/// The name that stands below a post.
pub const SIGN_OFF: &str = "sign_off";

/// One group of columns for each file of a post, as for deliverables.
pub const MEDIA_PREFIX: &str = "media/";
/// Hash, size and name of a file.
pub const FILE: &str = "file";
/// What is to be seen, for whoever does not see it.
pub const ALT: &str = "alt";

/// One column for each file of a post that does not go out on a channel: this and the file's id. Its name stands in it.
pub const LEFT_OUT_PREFIX: &str = "left_out/";

/// When in the year an idea fits.
pub const SEASON: &str = "season";
/// The day until which an idea rests.
pub const PARKED_UNTIL: &str = "parked_until";
/// Who looked at an idea and kept it on the board.
pub const KEPT_BY: &str = "kept_by";
/// One column for each post, plan or idea that an idea was put into: this and its id.
pub const BECAME_PREFIX: &str = "became/";

/// One group of columns for each figure of a success.
pub const FIGURE_PREFIX: &str = "figure/";
pub const VALUE: &str = "value";
/// One column for each person who thought of something that brought success, and who made it.
pub const THOUGHT_PREFIX: &str = "thought/";
pub const MADE_PREFIX: &str = "made/";
/// One group of columns for each decision of a meeting.
pub const DECISION_PREFIX: &str = "decision/";
/// The task that came of a decision.
pub const TASK: &str = "task";

/// One column for each part of a channel's face to the world: this and its word. The day on which somebody looked at it last.
pub const LOOKED_PREFIX: &str = "looked/";
/// The two questions before a post is ready: whether whoever makes it would share it, and what it brings the reader.
pub const WOULD_SHARE: &str = "would_share";
pub const BRINGS: &str = "brings";
/// One column for each section of the guide that somebody has read: this and its id. The version it had.
pub const READ_PREFIX: &str = "read/";

/// The first and the last letter of the words that a comment is about, and these words.
pub const PASSAGE_FIRST: &str = "passage_first";
pub const PASSAGE_LAST: &str = "passage_last";
pub const PASSAGE_QUOTE: &str = "passage_quote";

/// The language of a post's texts, where a person said it.
pub const LANGUAGE: &str = "language";

/// How often a channel goes out at most: `3/week`.
pub const FREQUENCY: &str = "frequency";

/// What people ask that a standard answer is to.
pub const QUESTION: &str = "question";

/// One column for each sentence that two changed apart and somebody said of that it stays as it reads: this and what
/// stands for the two changes.
pub const SETTLED_PREFIX: &str = "settled/";

/// One column for each channel of a post on which it is out: this and the channel's id. What went out there.
pub const WENT_OUT_PREFIX: &str = "went_out/";

/// All of them.
#[cfg(test)]
pub(crate) const ALL: [&str; 105] = [
    BINNED,
    TEXT,
    FIRST_TEXT,
    TITLE,
    DATE,
    TIME,
    ZONE,
    STATUS,
    THEME,
    OWNER,
    EXPLANATION,
    LINK,
    FORMAT,
    FOCUS,
    CHANNEL_PREFIX,
    HELPER_PREFIX,
    ABOUT,
    WORDS,
    GIVEN,
    HEADING,
    RANK,
    NAME,
    COLOUR,
    RELAY,
    NATURE,
    DELIVERABLE_PREFIX,
    TODO_PREFIX,
    SORT,
    DURATION_DAYS,
    DUE,
    ESTIMATED_MINUTES,
    SPENT_MINUTES,
    DONE,
    OF,
    CHANNEL,
    SEEN_TEXT,
    FIRST_COMMENT,
    VERDICT,
    REASON,
    APPROVED_TEXT_PREFIX,
    NETWORK,
    LIMIT_PREFIX,
    DECIDER_PREFIX,
    COUNTRY,
    WEEKDAYS,
    WEEKDAYS_PREFIX,
    MINUTES_PREFIX,
    CLAIM_PREFIX,
    POSTED_LINK_PREFIX,
    POSTED_BY_PREFIX,
    TEMPLATE,
    OFFSET,
    PLAN,
    PERSONA,
    EVENT,
    EXPERIMENT,
    HYPOTHESIS,
    REVIEW_ON,
    LANE,
    FIRST_DAY,
    LAST_DAY,
    REPEATS,
    EXCEPT_PREFIX,
    FROM_FILE,
    ANSWERS,
    MENTION_PREFIX,
    RESOLVED,
    SEEN_PREFIX,
    VIEW_PREFIX,
    FILTER,
    QUIET_FROM,
    QUIET_UNTIL,
    COLUMNS_PREFIX,
    SIGN_OFF,
    MEDIA_PREFIX,
    FILE,
    ALT,
    LEFT_OUT_PREFIX,
    SAYS,
    INSTEAD,
    PLACE,
    STRICTNESS,
    ADDRESS,
    SEASON,
    PARKED_UNTIL,
    KEPT_BY,
    BECAME_PREFIX,
    FIGURE_PREFIX,
    VALUE,
    THOUGHT_PREFIX,
    MADE_PREFIX,
    DECISION_PREFIX,
    TASK,
    LOOKED_PREFIX,
    WOULD_SHARE,
    BRINGS,
    READ_PREFIX,
    PASSAGE_FIRST,
    PASSAGE_LAST,
    PASSAGE_QUOTE,
    LANGUAGE,
    FREQUENCY,
    QUESTION,
    SETTLED_PREFIX,
    WENT_OUT_PREFIX,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_frozen() {
        let names = "binned text first_text title date time zone status theme owner explanation link format focus channel/ helper/ \
                     about words given heading rank name colour relay nature deliverable/ todo/ sort duration_days due estimated_minutes spent_minutes done of \
                     channel seen_text first_comment verdict reason approved_text/ network limit/ decider/ country weekdays \
                     weekdays/ minutes/ claim/ posted_link/ posted_by/ template offset plan persona event experiment hypothesis review_on lane first_day last_day \
                     repeats except/ from_file answers mention/ resolved seen/ view/ filter quiet_from quiet_until columns/ sign_off media/ file alt left_out/ says instead place strictness address season parked_until kept_by became/ figure/ value thought/ made/ decision/ task looked/ would_share brings read/ passage_first passage_last passage_quote language frequency question settled/ went_out/";
        assert_eq!(ALL.join(" "), names, "a column is added at the end; its name never changes");
    }

    #[test]
    fn the_list_of_columns_has_them_all() {
        let declared = include_str!("names.rs").lines().filter(|line| line.starts_with("pub const ")).count();
        assert_eq!(declared, ALL.len());
    }
}

//! One value of one column.

use automerge::{ScalarValue, Value};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    Text(String),
    Flag(bool),
    Number(i64),
    /// A value of a type this version does not write: kept, shown as nothing.
    Other,
}

impl Cell {
    pub(crate) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Scalar(scalar) => Self::of_scalar(scalar),
            Value::Object(_) => Self::Other,
        }
    }

    pub(crate) fn of_scalar(scalar: &ScalarValue) -> Self {
        match scalar {
            ScalarValue::Str(text) => Self::Text(text.to_string()),
            ScalarValue::Boolean(flag) => Self::Flag(*flag),
            ScalarValue::Int(number) => Self::Number(*number),
            ScalarValue::Uint(number) => i64::try_from(*number).map_or(Self::Other, Self::Number),
            _ => Self::Other,
        }
    }

    pub(crate) fn scalar(&self) -> Option<ScalarValue> {
        match self {
            Self::Text(text) => Some(ScalarValue::Str(text.as_str().into())),
            Self::Flag(flag) => Some(ScalarValue::Boolean(*flag)),
            Self::Number(number) => Some(ScalarValue::Int(*number)),
            Self::Other => None,
        }
    }

    /// An empty text and a flag that is down say what an empty column says.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Flag(false)) || *self == Self::Text(String::new())
    }

    /// The value as a word, as in machine-readable output; empty for what has none.
    pub fn word(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Other => String::new(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

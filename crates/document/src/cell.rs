//! Cells as Automerge has them.

use automerge::{ScalarValue, Value};
use trekker_domain::columns::Cell;

pub(crate) fn cell_of(value: &Value<'_>) -> Cell {
    match value {
        Value::Scalar(scalar) => cell_of_scalar(scalar),
        Value::Object(_) => Cell::Other,
    }
}

pub(crate) fn cell_of_scalar(scalar: &ScalarValue) -> Cell {
    match scalar {
        ScalarValue::Str(text) => Cell::Text(text.to_string()),
        ScalarValue::Boolean(flag) => Cell::Flag(*flag),
        ScalarValue::Int(number) => Cell::Number(*number),
        ScalarValue::Uint(number) => i64::try_from(*number).map_or(Cell::Other, Cell::Number),
        _ => Cell::Other,
    }
}

/// `None`: it is of a type that this version does not write.
pub(crate) fn scalar_of(cell: &Cell) -> Option<ScalarValue> {
    match cell {
        Cell::Text(text) => Some(ScalarValue::Str(text.as_str().into())),
        Cell::Flag(flag) => Some(ScalarValue::Boolean(*flag)),
        Cell::Number(number) => Some(ScalarValue::Int(*number)),
        Cell::Other => None,
    }
}

//! From one declaration to a kind's struct, its edits, reading and writing.

/// Declares a kind: its columns with their frozen names, and by which edit each is set.
///
/// ```
/// trekker_domain::declare! {
///     /// What is planned for a room.
///     pub struct Room, edited by RoomEdit {
///         /// What it is called.
///         pub name: String = "name" by SetName,
///         pub binned: bool = "binned" by Bin,
///     } with {
///         /// Two people chose differently at once.
///         pub contested: bool = is_contested,
///     }
/// }
/// ```
///
/// gives the structs `Room` (with an `id` before its fields) and `RoomEdit` (an enum with `SetName(String)` and `Bin(bool)`),
/// `Room::read`, `RoomEdit::write` and `RoomEdit::choosing`. What stands after `with` is not in a column: it names a method of
/// [`Cells`](crate::columns::Cells). Columns that are said when a document is made and never again stand in a part `once` before
/// it, without an edit. The type of a field says how it stands in columns: see [`Column`](crate::columns::Column).
#[macro_export]
macro_rules! declare {
    (
        $(#[$meta:meta])*
        pub struct $name:ident, edited by $edit:ident {
            $( $(#[$field_meta:meta])* pub $field:ident : $type:ty = $key:literal by $set:ident, )*
        }
        $( once { $( $(#[$once_meta:meta])* pub $once:ident : $once_type:ty = $once_key:literal, )* } )?
        $( with { $( $(#[$fact_meta:meta])* pub $fact:ident : $fact_type:ty = $method:ident, )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            pub id: $crate::id::DocId,
            $( $( $(#[$once_meta])* pub $once: $once_type, )* )?
            $( $(#[$field_meta])* pub $field: $type, )*
            $( $( $(#[$fact_meta])* pub $fact: $fact_type, )* )?
        }

        #[doc = concat!("What somebody did to a `", stringify!($name), "`.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $edit {
            $( $set(<$type as $crate::columns::Column>::Change), )*
        }

        impl $name {
            /// The names of its columns; of a field that has several, how these begin.
            pub const COLUMNS: &'static [&'static str] = &[$( $( $once_key, )* )? $( $key, )*];

            pub fn read(id: $crate::id::DocId, cells: &dyn $crate::columns::Cells) -> Self {
                Self {
                    id,
                    $( $( $once: <$once_type as $crate::columns::Column>::read(cells, $once_key), )* )?
                    $( $field: <$type as $crate::columns::Column>::read(cells, $key), )*
                    $( $( $fact: cells.$method(), )* )?
                }
            }
        }

        impl $edit {
            /// What it writes.
            pub fn write(&self) -> $crate::columns::Write {
                match self {
                    $( Self::$set(change) => <$type as $crate::columns::Column>::write($key, change), )*
                }
            }

            /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen.
            pub fn choosing(field: $crate::conflict::Field, word: &str) -> Option<Self> {
                $(
                    if $crate::columns::field_of($key) == Some(field) {
                        return <$type as $crate::columns::Column>::choosing(word).map(Self::$set);
                    }
                )*
                None
            }
        }
    };
}

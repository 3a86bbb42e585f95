//! From one declaration to a kind's struct, its edits, reading and writing.

/// Declares a kind, or a part of one: its columns with their frozen names, and by which edit each is set.
///
/// ```
/// use std::collections::BTreeSet;
/// use trekker_domain::columns::Cells;
/// use trekker_domain::id::PersonId;
///
/// trekker_domain::declare! {
///     /// What is planned for a room.
///     pub struct Room, edited by RoomEdit {
///         /// What it is called.
///         pub name: String = "name" by SetName,
///         pub binned: bool = "binned" by Bin,
///     } each {
///         /// Who has a key.
///         pub keys: BTreeSet<PersonId> = "key/" by SetKey,
///     } with {
///         /// Two people chose differently at once.
///         pub contested: bool = Cells::is_contested,
///     }
/// }
/// ```
///
/// gives the structs `Room` (with an `id` before its fields) and `RoomEdit` (an enum with `SetName(String)`, `Bin(bool)` and
/// `SetKey(PersonId, bool)`), `Room::read`, `RoomEdit::fields`, `RoomEdit::write` and `RoomEdit::choosing`. The type of a field
/// says how it stands in columns: see [`Column`](crate::columns::Column), and after `each`, where there is one column for each
/// of what is in it, [`Columns`](crate::columns::Columns). Other sections, in this order, each where it is needed:
///
/// - `unread`, `unread each`: columns that can be set and are no fields of the struct, since something else is made of them.
/// - `once`, `unread once`: said when a document is made and never again, without an edit.
/// - `needs`: what it is none without, a value that is [`Written`](crate::columns::Written). Said once too, unless an edit in `unread` sets it.
/// - `with`: made of the columns by a function of [`Cells`](crate::columns::Cells).
///
/// A field that differs from others of its type says how behind its edit: see [`Special`](crate::columns::Special). Where a
/// kind's struct is written by hand, `pub enum RoomEdit { String = "name" by SetName, … } each { … } once { … }` declares its
/// columns alone.
#[macro_export]
macro_rules! declare {
    (
        $(#[$meta:meta])*
        pub struct $name:ident, edited by $edit:ident {
            $( $(#[$field_meta:meta])* pub $field:ident : $type:ty = $key:literal by $set:ident $($special:ident)?, )*
        }
        $( each {
            $( $(#[$each_meta:meta])* pub $each:ident : $each_type:ty = $each_key:literal by $each_set:ident $($each_special:ident)?, )*
        } )?
        $( unread { $( $unread_type:ty = $unread_key:literal by $unread_set:ident $($unread_special:ident)?, )* } )?
        $( unread each {
            $( $unread_each_type:ty = $unread_each_key:literal by $unread_each_set:ident $($unread_each_special:ident)?, )*
        } )?
        $( once { $( $(#[$once_meta:meta])* pub $once:ident : $once_type:ty = $once_key:literal, )* } )?
        $( unread once { $( $unread_once_key:literal, )* } )?
        $( needs { $( $(#[$need_meta:meta])* pub $need:ident : $need_type:ty = $need_key:literal, )* } )?
        $( with { $( $(#[$fact_meta:meta])* pub $fact:ident : $fact_type:ty = $made_by:path, )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            pub id: $crate::id::DocId,
            $( $( $(#[$need_meta])* pub $need: $need_type, )* )?
            $( $( $(#[$once_meta])* pub $once: $once_type, )* )?
            $( $(#[$field_meta])* pub $field: $type, )*
            $( $( $(#[$each_meta])* pub $each: $each_type, )* )?
            $( $( $(#[$fact_meta])* pub $fact: $fact_type, )* )?
        }

        impl $name {
            /// `None` as long as something is not said that it needs.
            pub fn read(id: $crate::id::DocId, cells: &dyn $crate::columns::Cells) -> Option<Self> {
                Some(Self {
                    id,
                    $( $( $need: <Option<$need_type> as $crate::columns::Column>::read(cells, $need_key)?, )* )?
                    $( $( $once: <$once_type as $crate::columns::Column>::read(cells, $once_key), )* )?
                    $( $field: <$type as $crate::columns::Column>::read(cells, $key), )*
                    $( $( $each: <$each_type as $crate::columns::Columns>::read(cells, $each_key), )* )?
                    $( $( $fact: $made_by(cells), )* )?
                })
            }
        }

        $crate::declare! {
            #[doc = concat!("What somebody did to a `", stringify!($name), "`.")]
            pub enum $edit {
                $( $type = $key by $set $($special)?, )*
                $( $( $unread_type = $unread_key by $unread_set $($unread_special)?, )* )?
            } each {
                $( $( $each_type = $each_key by $each_set $($each_special)?, )* )?
                $( $( $unread_each_type = $unread_each_key by $unread_each_set $($unread_each_special)?, )* )?
            } once {
                $( $( $once_key, )* )?
                $( $( $unread_once_key, )* )?
                $( $( $need_key, )* )?
            }
        }

        impl $crate::columns::Part for $name {
            type Edit = $edit;

            fn fields() -> Vec<$crate::columns::Field> {
                $edit::fields()
            }

            fn read(id: $crate::id::DocId, cells: &dyn $crate::columns::Cells) -> Option<Self> {
                Self::read(id, cells)
            }

            fn write(edit: &$edit) -> $crate::columns::Write {
                edit.write()
            }

            fn choosing(field: $crate::columns::Field, word: &str) -> Option<$edit> {
                $edit::choosing(field, None, word)
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $edit:ident { $( $type:ty = $key:literal by $set:ident $($special:ident)?, )* }
        $( each { $( $each_type:ty = $each_key:literal by $each_set:ident $($each_special:ident)?, )* } )?
        $( once { $( $once_key:literal, )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $edit {
            $( $set(<$type as $crate::columns::Column>::Change), )*
            $( $( $each_set(
                <$each_type as $crate::columns::Columns>::Which,
                <$each_type as $crate::columns::Columns>::Change,
            ), )* )?
        }

        impl $edit {
            /// Those it is edited in, and those that are said once.
            pub fn fields() -> Vec<$crate::columns::Field> {
                #[allow(unused_mut, reason = "some kinds have no columns of some sorts")]
                let mut fields = vec![ $(
                    $crate::columns::Field::new($key, <$type as $crate::columns::Column>::SHAPE)
                        .but($crate::special!($($special)?)),
                )* ];
                $( $(
                    let each = <$each_type as $crate::columns::Columns>::fields($each_key).into_iter();
                    fields.extend(each.map(|field| field.but($crate::special!($($each_special)?))));
                )* )?
                $( $(
                    if !fields.iter().any(|field| field.is($once_key)) {
                        fields.push($crate::columns::Field::said_once($once_key));
                    }
                )* )?
                fields
            }

            /// What it writes.
            pub fn write(&self) -> $crate::columns::Write {
                match self {
                    $( Self::$set(change) => {
                        <$type as $crate::columns::Column>::write($key, change).but($crate::special!($($special)?))
                    } )*
                    $( $( Self::$each_set(which, change) => {
                        <$each_type as $crate::columns::Columns>::write($each_key, which, change)
                            .but($crate::special!($($each_special)?))
                    } )* )?
                }
            }

            /// The edit that makes one of a conflict's choices the only one; `None` for what cannot be chosen. `of`: which one
            /// of several.
            #[allow(unused_variables, reason = "some kinds have no columns of which there are several")]
            pub fn choosing(field: $crate::columns::Field, of: Option<&str>, word: &str) -> Option<Self> {
                $(
                    if field.is($key) {
                        return <$type as $crate::columns::Column>::choosing(word).map(Self::$set);
                    }
                )*
                $( $(
                    if <$each_type as $crate::columns::Columns>::fields($each_key).contains(&field) {
                        let which = <<$each_type as $crate::columns::Columns>::Which as $crate::columns::Written>::parse(of?)?;
                        let change = <$each_type as $crate::columns::Columns>::choosing(field, word)?;
                        return Some(Self::$each_set(which, change));
                    }
                )* )?
                None
            }
        }
    };
}

/// How a field is special, if it is.
#[doc(hidden)]
#[macro_export]
macro_rules! special {
    () => {
        None
    };
    (unpicked) => {
        Some($crate::columns::Special::Unpicked)
    };
    (untold) => {
        Some($crate::columns::Special::Untold)
    };
    (cleared) => {
        Some($crate::columns::Special::Cleared)
    };
}

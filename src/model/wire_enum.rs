//! One macro for the enumerations of the API, so that each is a table of variants and wire texts.

/// Declares an enumeration whose values travel as strings, with a variant for those we don't know.
///
/// The generated type has `KNOWN` (every documented value, in order), `as_str` (the text on the
/// wire), `From<&str>` (never fails) and [`Json`](crate::model::object::Json).
macro_rules! wire_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A value that the documentation doesn't list, kept as it came.
            Unknown(String),
        }

        impl $name {
            /// Every documented value, in the documentation's order.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    _ => Self::Unknown(text.to_owned()),
                }
            }
        }

        impl $crate::model::object::Json for $name {
            fn from_json(value: &serde_json::Value) -> Option<Self> {
                value.as_str().map(Self::from)
            }

            fn to_json(&self) -> serde_json::Value {
                self.as_str().into()
            }
        }
    };
}

//! The stable codes of all messages. A code never changes its meaning and is never used again.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($code:ident $text:literal,)*) => {
        /// A stable code: a letter for the part (`S`: schema files), three digits.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $text] $code,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The code as printed: `S001`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// What it means, in one line.
            pub fn description(self) -> &'static str {
                match self { $(Code::$code => $text,)* }
            }
        }
    };
}

impl Code {
    /// Is it about a file or folder as a whole, before anything was read of it?
    pub fn is_of_files(self) -> bool {
        matches!(
            self,
            Code::S001 | Code::S002 | Code::S003 | Code::S004 | Code::S005
        )
    }
}

codes! {
    P001 "the declaration and the live database contradict each other",
    P002 "the server refuses a declared expression or type",
    S001 "a schema file or folder is not there",
    S002 "a schema file or folder cannot be read",
    S003 "a schema file is not UTF-8",
    S004 "a schema file is larger than the limit",
    S005 "a schema folder holds no YAML file",
    S006 "a schema file holds a character that YAML does not allow",
    S007 "a schema file declares nothing",
    S010 "the text is not YAML",
    S011 "the YAML is nested too deeply",
    S012 "aliases expand to too much",
    S013 "a schema file holds several YAML documents",
    S014 "a merge key, which is not supported",
    S015 "a YAML tag, which is not supported",
    S016 "a key stands twice in one mapping",
    S017 "a key that is not text",
    S020 "an unknown key",
    S021 "a value of the wrong type",
    S022 "a key that is needed is missing",
    S023 "an unknown value of an option",
    S024 "a name or label that YAML reads as a number, a boolean or null",
    S025 "a text that cannot be a name",
    S026 "a list that needs at least one entry",
    S027 "a phase out of range",
    S030 "an object is declared twice",
    S031 "a relation name is taken within the schema",
    S032 "a constraint name is taken within the table",
    S033 "the old name is the same as the new one",
    S034 "two objects claim the same old name",
    S035 "an object is declared and named for removal",
    S040 "a column stands twice in one list",
    S041 "a foreign key with a different number of columns on its two sides",
    S042 "a reference that cannot be read",
    S043 "an index or exclusion element that cannot be read",
    S044 "a column list names a column that is not part of the foreign key",
    S045 "an enum label stands twice",
    S046 "a text that cannot be an enum label",
    S047 "two statements about one object contradict each other",
    S050 "a text that is not exactly one SQL expression",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_described() {
        assert!(Code::ALL.windows(2).all(|w| w[0].as_str() < w[1].as_str()));
        assert!(Code::ALL.iter().all(|c| !c.description().is_empty()));
    }
}

//! The place of a plan folder: is it free, or held by a plan of the same name, which may be replaced?

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::PLAN_JSON;
use super::write::{WriteError, io_at};

/// Is there a plan of that name to replace?
pub(super) fn occupied(dir: &Path, name: &str) -> Result<bool, WriteError> {
    let taken = |why: &str| WriteError::Taken {
        path: dir.to_owned(),
        name: name.to_owned(),
        why: why.to_owned(),
    };
    match fs::symlink_metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(e) => return Err(io_at(dir)(e)),
        Ok(meta) if !meta.is_dir() => return Err(taken("it is not a folder")),
        Ok(_) => {}
    }
    let path = dir.join(PLAN_JSON);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let empty = fs::read_dir(dir).map_err(io_at(dir))?.next().is_none();
            return if empty {
                Ok(true)
            } else {
                Err(taken("it has no plan.json"))
            };
        }
        Err(e) => return Err(io_at(&path)(e)),
    };
    let mut found = Found::default();
    // An error behind the two, or that they are not all there is, does not matter.
    let _ =
        serde_json::Deserializer::from_reader(io::BufReader::new(file)).deserialize_map(&mut found);
    match found {
        Found {
            lockstep: Some(version),
            name: Some(found),
        } if found == name && !version.is_empty() => Ok(true),
        Found {
            lockstep: Some(_),
            name: Some(_),
        } => Err(taken("its plan.json has another name")),
        Found { .. } => Err(taken("its plan.json is no plan")),
    }
}

/// What a plan.json says of itself at its start: the rest can be hundreds of megabytes.
#[derive(Default)]
struct Found {
    lockstep: Option<String>,
    name: Option<String>,
}

impl<'de> Visitor<'de> for &mut Found {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while self.lockstep.is_none() || self.name.is_none() {
            match map.next_key::<String>()?.as_deref() {
                Some("lockstep") => self.lockstep = Some(map.next_value()?),
                Some("name") => self.name = Some(map.next_value()?),
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                }
                None => break,
            }
        }
        Ok(())
    }
}

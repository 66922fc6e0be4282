//! The plans of `--plans`, and how each stands to the database: which of them has left something there.
//!
//! What they are asked for is in `under_way`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::folder::FolderError;
use crate::model::Live;
use crate::pg::apply::{Standing, settled, standing};
use crate::pg::connect::Connection;
use crate::plan::condition::ObjectRef;
use crate::render::quote::shell;

use super::output::Printer;

/// A plan whose folder is there and whole.
pub(crate) struct Known {
    /// Its folder, as it is typed.
    pub(crate) path: String,
    /// How many steps it has.
    pub(crate) steps: usize,
    pub(crate) standing: Standing,
    /// What it touches and was not there before it.
    makes: BTreeSet<ObjectRef>,
    /// What else it touches.
    touches: BTreeSet<ObjectRef>,
}

/// Where the plans of a folder were made for.
#[derive(Clone, Copy)]
pub(crate) enum History<'a> {
    /// This database, which may have a history of runs; the plans of others are passed by.
    Of(&'a Connection),
    /// Nobody knows: the live side is SQL.
    None,
}

/// The plans of the folder, by their paths. One that cannot be read is told.
pub(crate) async fn known(
    plans: &Path,
    live: &Live,
    history: History<'_>,
    printer: &Printer,
) -> Vec<Known> {
    let mut paths: Vec<_> = std::fs::read_dir(plans)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let plan = match crate::folder::read(&path) {
            Ok(plan) => plan,
            Err(FolderError::NotAPlan { .. }) => continue,
            Err(error @ (FolderError::Newer { .. } | FolderError::Broken { .. })) => {
                printer.warning(&format!(
                    "whether this plan is under way is not known: {error}"
                ));
                continue;
            }
        };
        let client = match history {
            History::Of(_) if plan.database != live.database => continue,
            History::Of(connection) => Some(connection.client()),
            History::None => None,
        };
        let objects = |of_it: fn(bool) -> bool| -> BTreeSet<ObjectRef> {
            let all = plan.objects.iter();
            all.filter(|o| of_it(o.before.is_none()))
                .map(|o| o.object.clone())
                .collect()
        };
        out.push(Known {
            path: shell(&path.display().to_string()),
            steps: plan.steps.len(),
            standing: standing(&settled(&plan, live), &live.catalog, client).await,
            makes: objects(|is_new| is_new),
            touches: objects(|is_new| !is_new),
        });
    }
    out
}

impl Known {
    /// Was the object not there before the plan?
    pub(crate) fn makes(&self, object: &ObjectRef) -> bool {
        self.makes.contains(object)
    }

    /// Is the object one of the plan's?
    pub(crate) fn touches(&self, object: &ObjectRef) -> bool {
        self.makes(object) || self.touches.contains(object)
    }

    /// Can its next run start, or go on?
    pub(crate) fn goes_on(&self) -> bool {
        match &self.standing {
            Standing::UnderWay(way) => way.fits,
            Standing::Open => true,
            Standing::InForce | Standing::Stale => false,
        }
    }

    /// How likely it is that what is half done is the plan's: more is likelier. `None` for one that is through.
    fn likely(&self) -> Option<(u8, Option<usize>)> {
        match &self.standing {
            Standing::UnderWay(way) if way.fits => Some((3, way.last)),
            Standing::UnderWay(way) => Some((2, way.last)),
            Standing::Open => Some((1, None)),
            Standing::Stale => Some((0, None)),
            Standing::InForce => None,
        }
    }
}

/// Of the plans that `could` have left something half done, the likeliest; of equals the last.
pub(crate) fn owner(known: &[Known], could: impl Fn(&Known) -> bool) -> Option<&Known> {
    let all = known.iter().filter(|k| could(k));
    let likely = all.filter_map(|k| Some((k.likely()?, k)));
    likely.max_by_key(|(likely, _)| *likely).map(|(_, k)| k)
}

/// Of the plans that `could` have made something that a plan leaves for good, the likeliest: one that is through.
pub(crate) fn maker(known: &[Known], could: impl Fn(&Known) -> bool) -> Option<&Known> {
    let through = |k: &&Known| k.standing == Standing::InForce && could(k);
    known.iter().rfind(through).or_else(|| owner(known, &could))
}

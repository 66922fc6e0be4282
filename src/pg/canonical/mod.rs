//! Declared texts as the server prints them, so that declared and live are equal exactly when
//! their texts are.
//!
//! Each text (CHECK, DEFAULT, USING, index key, WHERE, type, operator class, operator) is hung on
//! an empty stand-in in `pg_temp`, read back with an empty search path and thrown away: everything
//! happens in one transaction that is always rolled back. The declared table itself is never
//! touched, so no lock on it is needed or waited for. A declared text that is already the live
//! object's text asks nothing; if that goes for all, nothing at all is sent.
//!
//! The search path for names in the texts is the table's schema, then `public`.
//!
//! Limits: a function that takes the table's own row type does not take the stand-in's; names of
//! sequences and functions that the plan itself would create are not known yet.

mod adopt;
mod build;
mod collect;
mod error;
mod guard;
mod job;
mod readback;
mod run;
mod same;
mod shadow;
mod slot;

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

pub use error::{CanonicalError, Problem};

use crate::model::declaration::{Declaration, Site};
use crate::model::{Ident, Live, ObjectId, QName};
use crate::normalize::tokens;
use collect::Question;
use error::Failure;
use job::{Answer, Ask, Job, Part};
use run::Surroundings;
use shadow::Shadows;
use slot::Slot;

/// A declaration in the server's own spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// The declaration.
    pub declaration: Declaration,
    /// What the user should know of the translation.
    pub notes: Vec<Note>,
}

/// Something worth knowing that is no mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place in the declaration.
    pub site: Site,
    /// A lowercase fragment.
    pub text: String,
}

/// Has the server print every text of the declaration that is not already the live one's.
///
/// `client` must be outside of a transaction; it is left so, with nothing changed.
///
/// # Errors
/// [`CanonicalError::Wrong`] with every wrong text at once; [`CanonicalError::NeedsScratch`] where
/// the server takes no temporary tables (call again with a scratch server that has the same
/// schema); [`CanonicalError::Server`] where the connection fails.
pub async fn canonicalize(
    client: &mut Client,
    declaration: Declaration,
    live: &Live,
) -> Result<Canonical, CanonicalError> {
    let mut declaration = declaration;
    let mut shadows = Shadows::new(&declaration, live);
    adopt::fold_storage(&mut declaration);
    let types = collect::types(&declaration, live, &shadows);
    let others = collect::others(&declaration, live, &shadows);
    if types.is_empty() && others.is_empty() {
        adopt::adopt_live(&mut declaration, live, &shadows);
        return Ok(Canonical {
            declaration,
            notes: Vec::new(),
        });
    }
    for job in types
        .iter()
        .chain(&others)
        .filter_map(|q| q.job.as_ref().ok())
    {
        job.texts().for_each(|text| shadows.avoid(text));
    }
    let types_asked = !types.is_empty();

    let mut tx = run::open(client).await?;
    let bare = shadows.bare_names();
    if !bare.is_empty() {
        shadows.taken.extend(run::types_named(&tx, &bare).await?);
    }
    let mut session = Session {
        tx: &mut tx,
        live,
        shadows: &shadows,
        extensions: Extensions::NotTried,
        problems: Vec::new(),
        notes: Vec::new(),
        wrong: BTreeSet::new(),
    };
    session.round(&mut declaration, types).await?;
    session.set_wrong_types_aside(&mut declaration);
    adopt::adopt_live(&mut declaration, live, &shadows);
    // Types are part of the other questions.
    let others = if types_asked {
        collect::others(&declaration, live, &shadows)
    } else {
        others
    };
    session.round(&mut declaration, others).await?;
    session.settle(&mut declaration).await?;
    let (mut problems, notes) = (session.problems, session.notes);
    tx.rollback().await.map_err(error::server)?;
    if problems.is_empty() {
        Ok(Canonical { declaration, notes })
    } else {
        problems.sort_by(|a, b| a.site.cmp(&b.site));
        problems.dedup();
        Err(CanonicalError::Wrong { problems })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extensions {
    NotTried,
    Installed,
}

/// Most times a print is printed again.
const REPRINTS: usize = 3;

struct Session<'a, 'c> {
    tx: &'a mut tokio_postgres::Transaction<'c>,
    live: &'a Live,
    shadows: &'a Shadows,
    extensions: Extensions,
    problems: Vec<Problem>,
    notes: Vec<Note>,
    /// Columns whose declared type is wrong: the others are asked with the type that is live.
    wrong: BTreeSet<(QName, Ident)>,
}

impl Session<'_, '_> {
    /// A wrong type shall not hide what else is wrong with its column, nor be told again by every text
    /// that names the column.
    fn set_wrong_types_aside(&mut self, declaration: &mut Declaration) {
        for problem in &self.problems {
            let ObjectId::Column(table, column) = &problem.site.object else {
                continue;
            };
            if let Some(declared) = declaration
                .tables
                .get_mut(table)
                .and_then(|t| t.columns.get_mut(column))
            {
                declared.data_type = None;
                self.wrong.insert((table.clone(), column.clone()));
            }
        }
    }

    /// May the problem come from asking with the live type where another one was meant?
    fn is_doubtful(&self, slot: &Slot, job: &Job, problem: &Problem) -> bool {
        let named = job.columns.iter().map(|c| &c.name).chain(match &job.ask {
            Ask::Default { column, .. } | Ask::Using { column, .. } => Some(column),
            Ask::Type(_) | Ask::Check(_) | Ask::Index(_) | Ask::Exclusion(_) => None,
        });
        let mut wrong = named.map(|c| self.wrong.contains(&(slot.table().clone(), c.clone())));
        let of_any_type = match problem.sqlstate.as_deref() {
            Some("42703" | "42601" | "42P01") => true,
            Some("42704") => problem.message.starts_with("type \""),
            Some("42883") => problem.message.starts_with("function "),
            Some(_) | None => false,
        };
        wrong.any(|w| w) && !of_any_type
    }

    /// Asks the questions, equal ones once, and puts the answers in.
    async fn round(
        &mut self,
        declaration: &mut Declaration,
        questions: Vec<Question>,
    ) -> Result<(), CanonicalError> {
        let mut jobs: Vec<Job> = Vec::new();
        let mut slots: Vec<Vec<Slot>> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for Question { slot, job } in questions {
            match job {
                Ok(job) => {
                    let n = *known.entry(job.key()).or_insert_with(|| {
                        jobs.push(job);
                        slots.push(Vec::new());
                        jobs.len() - 1
                    });
                    if let Some(list) = slots.get_mut(n) {
                        list.push(slot);
                    }
                }
                Err((part, refusal)) => {
                    self.problems.push(error::refused(&slot, part, &refusal));
                }
            }
        }
        let before = declaration.clone();
        let around = Surroundings {
            declaration: &before,
            live: self.live,
            shadows: self.shadows,
        };
        let mut answers = run::ask(self.tx, &around, &jobs).await?;
        let undefined = |a: &Result<Answer, Failure>| a.as_ref().is_err_and(Failure::is_undefined);
        if self.extensions == Extensions::NotTried
            && answers.iter().any(undefined)
            && !run::missing_extensions(&around).is_empty()
        {
            self.extensions = Extensions::Installed;
            let problems = run::extensions(self.tx, &around).await?;
            self.problems.extend(problems);
            let again: Vec<usize> = (0..answers.len())
                .filter(|n| answers.get(*n).is_some_and(undefined))
                .collect();
            let some: Vec<Job> = again.iter().filter_map(|n| jobs.get(*n).cloned()).collect();
            let second = run::ask(self.tx, &around, &some).await?;
            for (n, answer) in again.into_iter().zip(second) {
                if let Some(place) = answers.get_mut(n) {
                    *place = answer;
                }
            }
        }
        for ((job, slots), answer) in jobs.iter().zip(&slots).zip(answers) {
            for slot in slots {
                let answer = match &answer {
                    Ok(answer) => Ok(answer.clone()),
                    Err(first) => self.alone(&around, slot, job, first).await?,
                };
                match answer {
                    Ok(answer) => {
                        self.note(slot, job, &answer);
                        adopt::put(declaration, slot, &answer);
                    }
                    Err(problem) if self.is_doubtful(slot, job, &problem) => {}
                    Err(problem) => self.problems.push(problem),
                }
            }
        }
        Ok(())
    }

    /// Prints the prints until they stay as they are.
    ///
    /// Not every print is final: `v in ('a', 'b')` of a `varchar` prints a cast of the array, and
    /// that text, parsed again, prints casts of its elements. What a plan creates comes from a
    /// print, so the final one counts; unless the live object shows an earlier one, which is the
    /// same rule and is left as it is ([`collect::others`] does not ask for those).
    async fn settle(&mut self, declaration: &mut Declaration) -> Result<(), CanonicalError> {
        if !self.problems.is_empty() {
            return Ok(());
        }
        let notes = self.notes.len();
        for _ in 0..REPRINTS {
            let questions: Vec<Question> = collect::others(declaration, self.live, self.shadows)
                .into_iter()
                .filter(|q| q.job.as_ref().is_ok_and(Job::may_print_otherwise))
                .collect();
            let before = declaration.clone();
            if questions.is_empty() {
                break;
            }
            self.round(declaration, questions).await?;
            self.notes.truncate(notes);
            // What cannot be parsed again stays as it was printed first.
            self.problems.clear();
            if *declaration == before {
                break;
            }
        }
        Ok(())
    }

    /// Asks a question that failed once more with all columns of its table, for the server's
    /// hints; the first failure counts if that fails for a reason of its own.
    async fn alone(
        &mut self,
        around: &Surroundings<'_>,
        slot: &Slot,
        job: &Job,
        first: &Failure,
    ) -> Result<Result<Answer, Problem>, CanonicalError> {
        let full = collect::in_full(slot, job, around.declaration, around.live, around.shadows);
        let Some(full) = full else {
            return Ok(Err(first.problem(slot)));
        };
        match run::together(self.tx, around, &[&full]).await? {
            Ok(answers) => Ok(answers
                .into_iter()
                .next()
                .ok_or_else(|| first.problem(slot))),
            Err(failure) if failure.is_fatal() => Err(failure.into_fatal()),
            Err(failure) => {
                let (full, first) = (failure.problem(slot), first.problem(slot));
                Ok(Err(if full.sqlstate == first.sqlstate {
                    full
                } else {
                    first
                }))
            }
        }
    }

    fn note(&mut self, slot: &Slot, job: &Job, answer: &Answer) {
        let (Answer::Expr(printed), Ask::Check(text) | Ask::Default { text, .. }) =
            (answer, &job.ask)
        else {
            return;
        };
        let all = tokens::tokens(printed);
        let said = tokens::strings(text.as_str());
        let read_in_utc = all.windows(2).any(|pair| {
            let [literal, cast] = pair else { return false };
            cast.is("::")
                && printed[cast.end()..].starts_with("timestamp with time zone")
                && literal
                    .string_content()
                    .is_some_and(|s| !said.iter().any(|own| *own == s || has_offset(own)))
        });
        if read_in_utc {
            self.notes.push(Note {
                site: slot.site(Part::Whole),
                text: format!("a time without an offset is read as UTC: `{printed}`"),
            });
        }
    }
}

/// Does a timestamp end in `Z`, `UTC`, `+02` or `-05:30`?
fn has_offset(text: &str) -> bool {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    let sign = digits.ends_with('+') || (digits.ends_with('-') && text.contains(':'));
    sign || text.ends_with(['Z', 'z']) || text.to_ascii_uppercase().ends_with("UTC")
}

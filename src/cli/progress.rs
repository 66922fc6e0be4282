//! The progress of `apply` and `rollback` on stderr: a bar on a terminal, plain lines elsewhere.
//!
//! Knows events only. Lines that matter later (warnings, blockers, retries, finished steps) stay.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::{count, harmless};
use crate::pg::apply::{
    Blocker, BuildProgress, Event, FILLING, HELD_ROWS, Reporter, StepRef, seconds,
};

/// Tells events on stderr.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
    talk: Talk,
    names: Names,
    /// The last line about a build and when it was printed: a log wants news, not a heartbeat.
    told: std::cell::RefCell<Option<(String, std::time::Instant)>>,
}

/// How often a line about a build that has not changed its phase is printed.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// How much of a run is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// All of it.
    All,
    /// Warnings alone (`--quiet`); how it ended is the caller's to say.
    Warnings,
}

/// Are steps that were skipped named one by one?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Each of them.
    All,
    /// Only those that ran.
    Executed,
    /// None of those that went well.
    Failed,
}

impl Progress {
    /// A bar where stderr is a terminal, lines elsewhere.
    pub fn stderr(names: Names, talk: Talk) -> Progress {
        let shown = talk == Talk::All && std::io::stderr().is_terminal();
        let bar = shown.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{spinner} [{pos}/{len}] {wide_msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Progress {
            bar,
            talk,
            names,
            told: std::cell::RefCell::new(None),
        }
    }

    /// Takes the bar away; call it before the last words.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn line(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| to_stderr(text)),
            None => to_stderr(text),
        }
    }

    fn at(&self, step: &StepRef, done: usize) {
        if let Some(bar) = &self.bar {
            bar.set_length(u64::try_from(step.total).unwrap_or(u64::MAX));
            bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
            bar.set_message(harmless(&step.title).into_owned());
        }
    }

    /// What is happening now: in the bar, or as a line where there is none.
    fn now(&self, p: &BuildProgress) {
        let text = build(p);
        let Some(bar) = &self.bar else {
            let key = format!("{} {}", p.phase, p.locker_pid);
            let mut told = self.told.borrow_mut();
            let news = told
                .as_ref()
                .is_none_or(|(before, at)| *before != key || at.elapsed() > HEARTBEAT);
            if news {
                to_stderr(&text);
                *told = Some((key, std::time::Instant::now()));
            }
            return;
        };
        bar.set_message(harmless(text.trim_start()).into_owned());
    }
}

fn to_stderr(text: &str) {
    // A closed stderr is no reason to stop a migration.
    let _ = writeln!(anstream::stderr().lock(), "{}", harmless(text));
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

fn label(step: &StepRef) -> String {
    format!(
        "[{}/{}] {:03} {}",
        step.position, step.total, step.number, step.title
    )
}

fn list(head: String, blockers: &[Blocker]) -> String {
    blockers.iter().fold(head, |mut out, b| {
        out.push_str("\n    ");
        out.push_str(&b.to_string());
        out
    })
}

fn build(p: &BuildProgress) -> String {
    // A block that fills a column says what it does.
    let what = if p.phase == FILLING || p.phase == HELD_ROWS {
        ""
    } else {
        "index build: "
    };
    let mut out = format!("    {what}{}", p.phase);
    let share = |done: u64, total: u64| done.saturating_mul(100).checked_div(total);
    if let Some(percent) = share(p.blocks_done, p.blocks_total) {
        out.push_str(&format!(", {percent} % of {} blocks", p.blocks_total));
    } else if let Some(percent) = share(p.tuples_done, p.tuples_total) {
        out.push_str(&format!(", {percent} % of {} rows", p.tuples_total));
    }
    if p.lockers_total > 0 {
        out.push_str(&format!(
            ", {} of {} transactions waited for",
            p.lockers_done, p.lockers_total
        ));
    }
    if p.locker_pid != 0 {
        out.push_str(&format!(", now for pid {}", p.locker_pid));
    }
    out
}

impl Reporter for Progress {
    fn report(&self, event: &Event) {
        if self.talk == Talk::Warnings && !matches!(event, Event::Warning(_)) {
            return;
        }
        match event {
            Event::Warning(text) => self.line(&format!("warning: {text}")),
            Event::WaitingForTurn { holder, waited } => self.line(&format!(
                "waiting for another run of lockstep{} ({})",
                holder.as_ref().map_or(String::new(), |h| format!(": {h}")),
                seconds(*waited)
            )),
            Event::Checking {
                title,
                position,
                total,
            } => match &self.bar {
                Some(bar) => {
                    bar.set_length(u64::try_from(*total).unwrap_or(u64::MAX));
                    bar.set_position(u64::try_from(position - 1).unwrap_or(u64::MAX));
                    bar.set_message(harmless(&format!("preflight: {title}")).into_owned());
                }
                None if *position == 1 => to_stderr(&format!(
                    "preflight: looking for rows in the way ({})",
                    count(*total, "check", "checks")
                )),
                None => {}
            },
            Event::Checked { checks: 0, .. } => {
                self.line("preflight: no check could look; nothing is known of rows in the way");
            }
            Event::Checked { checks, elapsed } => self.line(&format!(
                "preflight: no row in the way ({} in {})",
                count(*checks, "check", "checks"),
                seconds(*elapsed)
            )),
            Event::StepStarted(step) => {
                self.at(step, step.position.saturating_sub(1));
                if self.bar.is_none() && self.names != Names::Failed {
                    to_stderr(&label(step));
                }
            }
            Event::StepSkipped(step) => {
                self.at(step, step.position);
                if self.names == Names::All {
                    self.line(&format!("{}: already in force", label(step)));
                }
            }
            Event::StepDone { step, elapsed } => {
                self.at(step, step.position);
                if self.names != Names::Failed {
                    self.line(&format!("{}: done in {}", label(step), seconds(*elapsed)));
                }
            }
            Event::WaitingForLock { blockers, waited } => self.line(&list(
                format!(
                    "    waiting for a lock for {}, blocked by",
                    seconds(*waited)
                ),
                blockers,
            )),
            Event::WaitingOutside { blockers, waited } => self.line(&list(
                format!(
                    "    not asking for the lock yet ({}): it is held by",
                    seconds(*waited)
                ),
                blockers,
            )),
            Event::RowsHeld { blockers, waited } => self.line(&list(
                format!("    rows are left to fill ({}): held by", seconds(*waited)),
                blockers,
            )),
            Event::OldSnapshots(list_of) => self.line(&list(
                "    will have to wait for these transactions to end:".to_owned(),
                list_of,
            )),
            Event::Build(progress) => self.now(progress),
            Event::Retrying {
                pause,
                attempt,
                of,
                reason,
            } => self.line(&format!(
                "    {reason}; try {attempt} of {of} in {}",
                seconds(*pause)
            )),
            Event::DroppingInvalidIndex(name) => self.line(&format!(
                "    dropping index {name}, which an interrupted build left INVALID"
            )),
            Event::Reconnecting(why) => {
                self.line(&format!("    connection lost ({why}); connecting again"));
            }
        }
    }
}

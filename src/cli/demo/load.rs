//! A steady mixed load on the table of `demo --impact`: readers and writers at a fixed pace, each operation timed.
//!
//! It runs on a thread of its own, so that what Lockstep does meanwhile cannot slow the clock down.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::pg::connect::{Purpose, Settings, connect};

/// Every operation begins this long after the one before began, or as soon as that has ended.
const PACE: Duration = Duration::from_millis(4);

/// An operation that takes longer was stopped by somebody: alone it takes less than a millisecond.
pub(super) const STOPPED: Duration = Duration::from_millis(50);

/// Who reads and who writes; `$1` is a number that goes up by one.
const CLIENTS: [(Kind, &str); 4] = [
    (
        Kind::Reader,
        "select total from orders where id = 1 + ($1::bigint * 7919) % 100000",
    ),
    (
        Kind::Reader,
        "select name from customers where id = 1 + ($1::bigint * 104729) % 10000",
    ),
    (
        Kind::Writer,
        "update orders set total = total + 1 where id = 1 + ($1::bigint * 6121) % 100000",
    ),
    (
        Kind::Writer,
        "insert into orders (customer_id, status, total, reference, placed_at) \
         select 1 + $1::bigint % 10000, 'open', 1, gen_random_uuid(), now()",
    ),
];

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Reader,
    Writer,
}

/// One operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub(super) kind: Kind,
    /// Seconds since the load began.
    pub(super) begun: f64,
    /// Seconds.
    pub(super) took: f64,
}

/// All operations of a stretch of time.
pub(super) struct Measured {
    pub(super) samples: Vec<Sample>,
    /// Seconds from the first to the last.
    pub(super) seconds: f64,
}

impl Measured {
    /// The longest operation of a kind, in ms.
    pub(super) fn worst(&self, kind: Kind) -> f64 {
        self.of(kind).map(|s| s.took * 1000.0).fold(0.0, f64::max)
    }

    /// How long somebody of a kind was stopped, in ms: the time in which an operation longer than [`STOPPED`] was
    /// under way.
    pub(super) fn stopped(&self, kind: Kind) -> f64 {
        let mut long: Vec<(f64, f64)> = self
            .of(kind)
            .filter(|s| s.took > STOPPED.as_secs_f64())
            .map(|s| (s.begun, s.begun + s.took))
            .collect();
        long.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut all, mut until) = (0.0, 0.0_f64);
        for (begun, ended) in long {
            all += (ended - begun.max(until)).max(0.0);
            until = until.max(ended);
        }
        all * 1000.0
    }

    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = &Sample> {
        self.samples.iter().filter(move |s| s.kind == kind)
    }
}

/// A load that goes on until [`Load::stop`].
pub(super) struct Load {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Result<Vec<Sample>, String>>,
    start: Instant,
}

impl Load {
    pub(super) fn start(settings: &Settings) -> Load {
        let stop = Arc::new(AtomicBool::new(false));
        let start = Instant::now();
        let (settings, asked) = (settings.clone(), Arc::clone(&stop));
        Load {
            stop,
            thread: std::thread::spawn(move || run(&settings, &asked, start)),
            start,
        }
    }

    /// Ends it; an error is why it could not be made.
    pub(super) fn stop(self) -> Result<Measured, String> {
        self.stop.store(true, Ordering::Relaxed);
        let samples = self
            .thread
            .join()
            .map_err(|_| "the load's thread stopped".to_owned())??;
        Ok(Measured {
            samples,
            seconds: self.start.elapsed().as_secs_f64(),
        })
    }
}

fn run(settings: &Settings, stop: &AtomicBool, start: Instant) -> Result<Vec<Sample>, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let (a, b, c, d) = tokio::try_join!(
            client(settings, CLIENTS[0], stop, start),
            client(settings, CLIENTS[1], stop, start),
            client(settings, CLIENTS[2], stop, start),
            client(settings, CLIENTS[3], stop, start),
        )?;
        Ok([a, b, c, d].concat())
    })
}

async fn client(
    settings: &Settings,
    (kind, sql): (Kind, &str),
    stop: &AtomicBool,
    start: Instant,
) -> Result<Vec<Sample>, String> {
    let connection = connect(settings, Purpose::Change)
        .await
        .map_err(|e| e.to_string())?;
    let statement = connection
        .client()
        .prepare(sql)
        .await
        .map_err(|e| connection.explain(&e).to_string())?;
    let mut samples = Vec::new();
    let mut number: i64 = 0;
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        connection
            .client()
            .execute(&statement, &[&number])
            .await
            .map_err(|e| connection.explain(&e).to_string())?;
        samples.push(Sample {
            kind,
            begun: begun.duration_since(start).as_secs_f64(),
            took: begun.elapsed().as_secs_f64(),
        });
        number += 1;
        tokio::time::sleep(PACE.saturating_sub(begun.elapsed())).await;
    }
    Ok(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_stops_count_once() {
        let sample = |begun: f64, took: f64| Sample {
            kind: Kind::Reader,
            begun,
            took,
        };
        let measured = Measured {
            samples: vec![
                sample(0.0, 0.001),
                sample(1.0, 2.0),
                sample(1.5, 1.0),
                sample(2.5, 1.5),
            ],
            seconds: 5.0,
        };
        assert!((measured.worst(Kind::Reader) - 2000.0).abs() < 1e-6);
        assert!((measured.stopped(Kind::Reader) - 3000.0).abs() < 1e-6);
        assert!(measured.stopped(Kind::Writer) < 1e-9);
    }
}

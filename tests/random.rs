//! Random catalogs on real servers: planned, proved (forward, back, forward again, back from every prefix, locks as
//! claimed), and compared with the catalog that was wanted.
//!
//! `LOCKSTEP_RANDOM_CASES` changes how many pairs there are for each major, `PROPTEST_RNG_SEED` repeats a run. A failure
//! prints its pair, made smaller first, and its seed.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

use lockstep::diff::diff;
use lockstep::model::{Catalog, Live};
use lockstep::overlay::{Pair2, Target};
use lockstep::pg::connect::{Environment, Settings};
use lockstep::pg::introspect::introspect;
use lockstep::pg::prove::prove;
use lockstep::plan::build::{Request, build};
use lockstep::plan::file::PlanFile;
use lockstep::plan::hazard::Code;
use lockstep::plan::recipe::Context;
use lockstep::proof::judge::judge;
use lockstep::render::schema;
use proptest::prelude::*;
use proptest::test_runner::{Config as Random, RngSeed, TestRunner};

mod support;
mod support_plan;
mod support_random;

use support::servers::{block_on, connect, fresh_database, servers};
use support_plan::url;
use support_random::{Wish, case, is_supported, wishes};

/// So many pairs in one place: nobody vacuums its catalog, and every pair leaves dead rows there.
const PAIRS_OF_A_PLACE: u32 = 25;

/// Two databases of one server, emptied for each pair.
struct Place {
    before: tokio_postgres::Config,
    after: tokio_postgres::Config,
    version_num: u32,
}

fn is(config: &tokio_postgres::Config, catalog: &Catalog, version_num: u32) -> Live {
    block_on(async {
        let mut client = connect(config).await;
        let reset =
            "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public";
        client.batch_execute(reset).await.unwrap();
        for sql in schema::statements(catalog, version_num) {
            client
                .batch_execute(&sql)
                .await
                .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
        }
        introspect(&mut client).await.unwrap()
    })
}

fn plan(live: &Live, target: &Target) -> Result<Option<PlanFile>, TestCaseError> {
    let changes = diff(target);
    if changes.is_empty() {
        return Ok(None);
    }
    let allow: BTreeSet<Code> = Code::ALL.into_iter().collect();
    let context = Context {
        live,
        target,
        small_rows: 10_000,
        rewrites: lockstep::plan::recipe::Rewrites::Avoided,
    };
    let request = Request {
        name: "p",
        context,
        allow: &allow,
    };
    build(&changes, &request)
        .map(Some)
        .map_err(|e| TestCaseError::fail(format!("{e:?}")))
}

fn check(place: &Place, before: &[Wish], after: &[Wish]) -> Result<(), TestCaseError> {
    let wanted = case(before, after, place.version_num);
    prop_assume!(is_supported(&wanted));
    let live = is(&place.before, &wanted.target.states.from, place.version_num);
    let to = is(&place.after, &wanted.target.states.to, place.version_num);
    let target = Target {
        states: Pair2 {
            from: live.catalog.clone(),
            to: to.catalog,
        },
        ..Target::default()
    };
    let Some(plan) = plan(&live, &target)? else {
        return Ok(());
    };
    let settings = Settings::resolve(Some(&url(&place.before)), &Environment::default()).unwrap();
    let walked = block_on(prove(&settings, &settings, &plan, &mut |_| {}))
        .map_err(|e| TestCaseError::fail(e.to_string()))?;
    let mut findings = walked.findings;
    findings.extend(judge(&plan, &walked.batches));
    let steps: Vec<&str> = plan.steps.iter().map(|s| s.title.as_str()).collect();
    prop_assert!(findings.is_empty(), "{findings:#?}\n{}", steps.join("\n"));
    let end = block_on(async {
        let mut client = connect(&place.before).await;
        introspect(&mut client).await.unwrap()
    });
    let left = diff(&Target {
        states: Pair2 {
            from: end.catalog,
            to: target.states.to,
        },
        ..Target::default()
    });
    prop_assert!(left.is_empty(), "left: {left:#?}\n{}", steps.join("\n"));
    Ok(())
}

/// The seed that was asked for, else another one each time.
fn seed() -> u64 {
    match Random::default().rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(0),
    }
}

fn random_pairs_on(major: u32) {
    let Some((_, binaries)) = servers().into_iter().find(|(found, _)| *found == major) else {
        return;
    };
    let cases = std::env::var("LOCKSTEP_RANDOM_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100);
    let seed = seed();
    let fresh = || Place {
        before: fresh_database(major),
        after: fresh_database(major),
        version_num: binaries.version_num,
    };
    let place = RefCell::new((fresh(), 0));
    let mut runner = TestRunner::new(Random {
        cases,
        max_global_rejects: 100_000,
        max_shrink_iters: 200,
        failure_persistence: None,
        // Other pairs on each major.
        rng_seed: RngSeed::Fixed(seed.wrapping_add(u64::from(major))),
        ..Random::default()
    });
    let outcome = runner.run(&(wishes(), wishes()), |(before, after)| {
        let mut place = place.borrow_mut();
        place.1 += 1;
        if place.1 % PAIRS_OF_A_PLACE == 0 {
            place.0 = fresh();
        }
        check(&place.0, &before, &after)
    });
    if let Err(error) = outcome {
        panic!("PostgreSQL {major}, PROPTEST_RNG_SEED={seed}: {error}");
    }
}

#[test]
fn random_pairs_are_planned_and_proved_on_14() {
    random_pairs_on(14);
}

#[test]
fn random_pairs_are_planned_and_proved_on_15() {
    random_pairs_on(15);
}

#[test]
fn random_pairs_are_planned_and_proved_on_16() {
    random_pairs_on(16);
}

#[test]
fn random_pairs_are_planned_and_proved_on_17() {
    random_pairs_on(17);
}

#[test]
fn random_pairs_are_planned_and_proved_on_18() {
    random_pairs_on(18);
}

//! `lockstep demo --impact`: what a migration does to a table that is in use, the naive statements against the plan.
//!
//! The same rules on the same table under the same load, first as one would write them, then by a plan. Shown: the
//! longest operation of readers and writers, and how long they were stopped in all, as a table and as `impact.svg`.

use std::path::Path;
use std::time::Instant;

use super::chart::svg;
use super::load::{Kind, Load, Measured};
use super::{Demo, DemoArgs, Exit, Failure, GOOD, Host, NAME, Printer, new_folder};
use crate::pg::connect::Purpose;

const RULES: &str = "\
tables:
  orders:
    columns: { status: { not_null: true } }
    unique: { orders_reference_key: [reference] }
    foreign_keys: { orders_customer: { columns: [customer_id], references: customers (id) } }
    checks: { orders_total: total >= 0 }
    indexes: { orders_placed_at: [placed_at] }
";

/// The same rules as most migrations have them.
const NAIVE: [&str; 5] = [
    "alter table orders alter column status set not null",
    "alter table orders add constraint orders_total check (total >= 0)",
    "alter table orders add constraint orders_customer foreign key (customer_id) references customers (id)",
    "alter table orders add constraint orders_reference_key unique (reference)",
    "create index orders_placed_at on orders (placed_at)",
];

const UNDO: &str = "alter table orders alter column status drop not null, drop constraint orders_total, \
    drop constraint orders_customer, drop constraint orders_reference_key; drop index orders_placed_at; vacuum analyze orders; checkpoint";

pub(super) async fn run(args: &DemoArgs, printer: &Printer) -> Result<(), Failure> {
    let printer = &printer.brief();
    let host = Host::open(&args.scratch, "shop", None).await?;
    let folder = new_folder().map_err(cannot_write)?;
    std::env::set_current_dir(&folder).map_err(cannot_write)?;
    std::fs::create_dir("schema").map_err(cannot_write)?;
    std::fs::write("schema/shop.yaml", RULES).map_err(cannot_write)?;
    let demo = Demo {
        printer,
        settings: host.settings(),
    };
    demo.head(
        "A table in use",
        &format!(
            "{} orders; two readers and two writers, 250 operations a second each",
            args.rows
        ),
    );
    demo.make(args.rows).await?;
    let quiet = demo.quiet().await?;

    demo.head(
        "The naive way",
        "statement by statement, as most migrations have them",
    );
    let naive = demo.naive().await?;
    demo.execute(UNDO.split("; ")).await?;

    demo.head("The plan", "the same rules");
    demo.expect("plan --name impact", Exit::Done).await?;
    let load = Load::start(&demo.settings);
    let applied = demo.expect("apply plans/impact --yes", Exit::Done).await;
    let plan = load.stop().map_err(Failure::server)?;
    applied?;

    let all = [("no change", &quiet), ("naive", &naive), ("plan", &plan)];
    printer.talk("");
    for line in table(&all) {
        printer.talk(&line);
    }
    let title = format!("Five rules on a table of {} rows in use", args.rows);
    let picture = svg(
        &title,
        &[("The naive statements", &naive), ("The plan", &plan)],
    );
    std::fs::write("impact.svg", picture).map_err(cannot_write)?;
    printer.talk(&format!("\n{}: the chart is in", printer.err(GOOD, "done")));
    printer.data(&folder.join(Path::new("impact.svg")).display().to_string())?;
    Ok(())
}

fn cannot_write(error: std::io::Error) -> Failure {
    Failure::server(format!("cannot write the demo's files: {error}"))
}

impl Demo<'_> {
    async fn execute<'s>(&self, statements: impl Iterator<Item = &'s str>) -> Result<(), Failure> {
        let connection = crate::pg::connect::connect(&self.settings, Purpose::Change).await?;
        for sql in statements {
            let done = connection.client().batch_execute(sql).await;
            done.map_err(|e| {
                Failure::server(format!("the demo is wrong: {}", connection.explain(&e)))
            })?;
        }
        Ok(())
    }

    async fn make(&self, rows: u64) -> Result<(), Failure> {
        let orders = format!(
            "insert into orders (customer_id, status, total, reference, placed_at) \
             select 1 + i % 10000, (array['open', 'paid', 'sent'])[1 + i % 3], i % 500, gen_random_uuid(), \
             timestamptz '2025-01-01' + i * interval '1 second' from generate_series(1, {rows}) i"
        );
        let statements = [
            "create table customers (id bigint primary key, name text not null)",
            "insert into customers select i, 'customer ' || i from generate_series(1, 10000) i",
            "create table orders (id bigint generated always as identity primary key, customer_id bigint, status text, \
             total numeric, reference uuid, placed_at timestamptz)",
            &orders,
            "vacuum analyze",
            "checkpoint",
        ];
        self.execute(statements.into_iter()).await
    }

    /// The load alone, for comparison.
    async fn quiet(&self) -> Result<Measured, Failure> {
        let load = Load::start(&self.settings);
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        load.stop().map_err(Failure::server)
    }

    async fn naive(&self) -> Result<Measured, Failure> {
        let load = Load::start(&self.settings);
        let mut outcome = Ok(());
        for sql in NAIVE {
            let start = Instant::now();
            outcome = self.execute(std::iter::once(sql)).await;
            if outcome.is_err() {
                break;
            }
            self.printer.talk(&format!(
                "{} {}",
                self.printer
                    .err(NAME, &format!("{:5.2} s", start.elapsed().as_secs_f64())),
                sql
            ));
        }
        let measured = load.stop().map_err(Failure::server)?;
        outcome.map(|()| measured)
    }
}

/// Columns that line up; times in ms.
fn table(all: &[(&str, &Measured)]) -> Vec<String> {
    let mut lines = vec![format!(
        "{:<10} {:>9} {:>16} {:>16} {:>16} {:>16}",
        "", "took", "readers: worst", "stopped in all", "writers: worst", "stopped in all"
    )];
    for (name, m) in all {
        let ms = |value: f64| format!("{value:.0} ms");
        lines.push(format!(
            "{name:<10} {:>9} {:>16} {:>16} {:>16} {:>16}",
            format!("{:.1} s", m.seconds),
            ms(m.worst(Kind::Reader)),
            ms(m.stopped(Kind::Reader)),
            ms(m.worst(Kind::Writer)),
            ms(m.stopped(Kind::Writer)),
        ));
    }
    lines
}

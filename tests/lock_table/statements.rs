//! One statement of each form that Lockstep can emit, with the locks that it was measured to take. Knows no server.

use lockstep::ddl::{
    Alone, Build, Completes, Covered, DomainPart, Otherwise, Place, Reach, Statement, Sync,
    SyncPart, TableAction, Validated,
};
use lockstep::model::*;

use super::parts::*;

/// The tables that the statements are about.
pub(crate) const BASELINE: &str = "
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE parent (id int PRIMARY KEY, code int UNIQUE);
CREATE TABLE child (
    id int PRIMARY KEY, parent_id int, a int NOT NULL, b int, c text, d varchar(10), r int4range,
    status text DEFAULT 'new',
    CONSTRAINT child_uq UNIQUE (a, b),
    CONSTRAINT child_fk_ok FOREIGN KEY (parent_id) REFERENCES parent (id),
    CONSTRAINT child_ck_ok CHECK (a > -1),
    CONSTRAINT child_b_nn CHECK (b IS NOT NULL)
);
CREATE INDEX child_idx ON child (d);
CREATE TABLE whole (x int) PARTITION BY LIST (x);
CREATE TABLE part PARTITION OF whole DEFAULT;
CREATE INDEX part_x ON part (x);
CREATE INDEX whole_x ON ONLY whole (x);
CREATE TABLE bare (x int) PARTITION BY LIST (x);
CREATE TABLE nopk (x int NOT NULL, y int);
INSERT INTO parent SELECT i, i FROM generate_series(1, 50) i;
INSERT INTO child SELECT i, i, i, i, 'c' || i, 'd' || i FROM generate_series(1, 50) i;
INSERT INTO nopk SELECT i, i FROM generate_series(1, 50) i;
CREATE UNIQUE INDEX child_a_uq ON child (a);
CREATE UNIQUE INDEX nopk_x ON nopk (x);
ALTER TABLE child ADD CONSTRAINT child_ck_nv CHECK (c <> '') NOT VALID,
    ADD CONSTRAINT child_fk_nv FOREIGN KEY (b) REFERENCES parent (id) NOT VALID;
";

/// A statement and what it takes, `relation MODE` with the letters of the manual's names: `AE` ACCESS EXCLUSIVE.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) statement: Statement,
    pub(crate) locks: &'static str,
    /// The first major that knows the statement.
    pub(crate) since: u32,
    /// SQL that the server runs before, outside of what is measured.
    pub(crate) before: &'static str,
}

struct Samples(Vec<Sample>);

impl Samples {
    fn is(&mut self, name: &'static str, statement: Statement, locks: &'static str) {
        self.0.push(Sample {
            name,
            statement,
            locks,
            since: 14,
            before: "",
        });
    }

    fn alter(&mut self, name: &'static str, table: &str, action: TableAction, locks: &'static str) {
        self.is(name, Statement::alter(&q(table), action), locks);
    }

    fn last(&mut self) -> &mut Sample {
        self.0.last_mut().unwrap()
    }
}

/// Every form.
pub(crate) fn samples() -> Vec<Sample> {
    let mut all = Samples(Vec::new());
    constraints(&mut all);
    keys(&mut all);
    columns(&mut all);
    indexes(&mut all);
    names(&mut all);
    helper_columns(&mut all);
    types(&mut all);
    all.0
}

fn constraints(all: &mut Samples) {
    use Validity::{NotValid, Valid};
    all.alter(
        "add_check",
        "child",
        add("z", check("b > 0", Valid)),
        "child AE",
    );
    all.alter(
        "add_check_not_valid",
        "child",
        add("z", check("b > 0", NotValid)),
        "child AE",
    );
    let inherited = || Validated::Check {
        inheritance: Inheritance::Inherited,
    };
    all.alter(
        "validate_check",
        "child",
        validate("child_ck_nv", inherited()),
        "child SUE",
    );
    all.alter(
        "drop_check",
        "child",
        drop("child_ck_ok", check("a > -1", Valid)),
        "child AE",
    );
    let two = vec![
        drop("child_ck_ok", check("a > -1", Valid)),
        add("child_ck_ok", check("a > -2", NotValid)),
    ];
    let replace = Statement::AlterTable {
        table: q("child"),
        reach: Reach::Children,
        actions: two,
    };
    all.is("check_replace_one_alter", replace, "child AE");
    all.alter(
        "add_fk",
        "child",
        add("z", foreign_key("parent_id", "parent", Valid)),
        "child SRE, parent SRE",
    );
    let not_valid = add("z", foreign_key("a", "parent", NotValid));
    all.alter(
        "add_fk_not_valid",
        "child",
        not_valid,
        "child SRE, parent SRE",
    );
    all.alter(
        "fk_self",
        "child",
        add("z", foreign_key("a", "child", NotValid)),
        "child SRE",
    );
    let parent = Validated::ForeignKey { table: q("parent") };
    all.alter(
        "validate_fk",
        "child",
        validate("child_fk_nv", parent),
        "child SUE, parent RS",
    );
    let was = foreign_key("parent_id", "parent", Valid);
    all.alter(
        "drop_fk",
        "child",
        drop("child_fk_ok", was),
        "child AE, parent AE",
    );
    let deferral = TableAction::AlterDeferral {
        name: id("child_fk_ok"),
        deferral: pair(Deferral::NotDeferrable, Deferral::Deferred),
    };
    all.alter("alter_constraint_deferrable", "child", deferral, "child AE");
    all.alter("add_exclude", "child", add("z", exclusion()), "child AE");
}

fn keys(all: &mut Samples) {
    all.alter("add_unique", "child", add("z", unique(&["b"])), "child AE");
    let same = using("child_a_uq", unique(&["a"]), "child_a_uq");
    all.alter(
        "add_unique_using_index",
        "child",
        same,
        "child AE, child_a_uq AS",
    );
    let other = using("zz", unique(&["a"]), "child_a_uq");
    all.alter(
        "add_unique_using_index_rename",
        "child",
        other,
        "child AE, child_a_uq SUE",
    );
    let deferrable = ConstraintKind::Unique(key(&["a"], Deferral::Immediate));
    let deferrable = using("zz", deferrable, "child_a_uq");
    all.alter(
        "add_unique_using_index_deferrable",
        "child",
        deferrable,
        "child AE, child_a_uq SUE",
    );
    all.alter(
        "drop_unique",
        "child",
        drop("child_uq", unique(&["a", "b"])),
        "child AE, child_uq AE",
    );
    let primary = || ConstraintKind::PrimaryKey(key(&["x"], Deferral::NotDeferrable));
    all.alter("add_pk", "nopk", add("pk", primary()), "nopk AE");
    all.alter(
        "add_pk_using_index_notnull_col",
        "nopk",
        using("pk", primary(), "nopk_x"),
        "nopk AE, nopk_x SUE",
    );
    let adopt = TableAction::Adopt {
        name: id("z"),
        kind: unique(&["x"]),
        parts: vec![],
    };
    all.alter("adopt_key", "bare", adopt, "bare AE");
    let was = ConstraintKind::PrimaryKey(key(&["id"], Deferral::NotDeferrable));
    all.alter(
        "drop_pk",
        "child",
        drop("child_pkey", was),
        "child AE, child_pkey AE",
    );
}

fn columns(all: &mut Samples) {
    let set = |column: &str, proof: Option<&str>| TableAction::SetNotNull {
        column: id(column),
        proof: proof.map(id),
    };
    all.alter("set_not_null", "child", set("c", None), "child AE");
    all.alter(
        "set_not_null_with_valid_check",
        "child",
        set("b", Some("child_b_nn")),
        "child AE",
    );
    let drop = TableAction::DropNotNull {
        column: id("a"),
        inheritance: Inheritance::Inherited,
    };
    all.alter("drop_not_null", "child", drop, "child AE");
    all.alter(
        "add_nn_valid",
        "child",
        not_null(Validity::Valid),
        "child AE",
    );
    all.last().since = 18;
    all.alter(
        "add_nn_not_valid",
        "child",
        not_null(Validity::NotValid),
        "child AE",
    );
    all.last().since = 18;
    let what = Validated::NotNull {
        column: id("c"),
        inheritance: Inheritance::Inherited,
    };
    all.alter("validate_nn", "child", validate("c_nn", what), "child SUE");
    all.last().since = 18;
    all.last().before = "ALTER TABLE child ADD CONSTRAINT c_nn NOT NULL c NOT VALID";
    let inheritance = TableAction::AlterNotNull {
        name: id("c_nn"),
        column: id("c"),
        inheritance: pair(Inheritance::Inherited, Inheritance::NoInherit),
    };
    all.alter("alter_nn_no_inherit", "child", inheritance, "child AE");
    all.last().since = 18;
    all.last().before = "ALTER TABLE child ADD CONSTRAINT c_nn NOT NULL c";
    let default = TableAction::SetDefault {
        column: id("b"),
        default: Expr::new("3"),
    };
    all.alter("set_default", "child", default, "child AE");
    all.alter(
        "drop_default",
        "child",
        TableAction::DropDefault {
            column: id("status"),
        },
        "child AE",
    );
    all.alter(
        "type_int_bigint",
        "nopk",
        set_type("y", "integer", "bigint"),
        "nopk AE",
    );
    all.alter(
        "type_varchar_text",
        "child",
        set_type("d", "character varying(10)", "text"),
        "child AE",
    );
}

fn indexes(all: &mut Samples) {
    use Build::{Blocking, Concurrently};
    let distinct = Uniqueness::Unique(NullsDistinct::Distinct);
    all.is(
        "create_index",
        create_index(Uniqueness::Plain, Blocking),
        "child S",
    );
    all.is(
        "create_unique_index",
        create_index(distinct, Blocking),
        "child S",
    );
    all.is("drop_index", drop_index(Blocking), "child AE, child_idx AE");
    all.is(
        "create_index_concurrently",
        create_index(Uniqueness::Plain, Concurrently),
        "child SUE",
    );
    all.is(
        "drop_index_concurrently",
        drop_index(Concurrently),
        "child SUE, child_idx SUE",
    );
    let attach = Statement::AttachIndex {
        above: (q("whole"), id("whole_x")),
        partition: (q("part"), id("part_x")),
        completes: Completes::Yes,
    };
    all.is("attach_index", attach, "whole_x SUE, part_x AE");
}

fn names(all: &mut Samples) {
    let constraint = |from: &str, has_index| Statement::RenameConstraint {
        table: q("child"),
        name: pair(id(from), id("ck2")),
        has_index,
    };
    all.is(
        "rename_constraint",
        constraint("child_ck_ok", false),
        "child AE",
    );
    all.is(
        "rename_constraint_with_index",
        constraint("child_uq", true),
        "child AE, child_uq SUE",
    );
    let index = Statement::RenameIndex {
        table: q("child"),
        name: pair(id("child_idx"), id("ix2")),
    };
    all.is("rename_index", index, "child_idx SUE");
    all.is(
        "comment_table",
        comment(ObjectId::Table(q("child"))),
        "child SUE",
    );
    all.is(
        "comment_column",
        comment(ObjectId::Column(q("child"), id("a"))),
        "child SUE",
    );
    all.is(
        "comment_index",
        comment(ObjectId::Index(q("child"), id("child_idx"))),
        "child_idx SUE",
    );
    let of_check = comment(ObjectId::Constraint(q("child"), id("child_ck_ok")));
    all.is("comment_constraint", of_check, "child AS");
    all.is("comment_type", comment(ObjectId::Enum(q("mood"))), "");
    all.is(
        "comment_extension",
        comment(ObjectId::Extension(id("plpgsql"))),
        "",
    );
}

fn helper_columns(all: &mut Samples) {
    let data_type = TypeName::new("public.mood");
    let add = TableAction::AddColumn {
        column: id("c_new"),
        data_type: data_type.clone(),
    };
    all.alter("add_column", "child", add, "child AE");
    let column = id("d");
    let drop = TableAction::DropColumn { column };
    all.alter("drop_column", "child", drop, "child AE");
    let name = pair(id("d"), id("e"));
    let table = q("child");
    let rename = Statement::RenameColumn { table, name };
    all.is("rename_column", rename, "child AE");
    let sync = Sync {
        table: q("nopk"),
        trigger: id("follows"),
        function: id("follow"),
        columns: pair(id("x"), id("m")),
    };
    let of = |part| Statement::Sync {
        sync: sync.clone(),
        part,
    };
    const FUNCTION: &str = "ALTER TABLE nopk ADD m mood; \
        CREATE FUNCTION follow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
    all.is("sync_function", of(SyncPart::Function), "");
    all.is("sync_trigger", of(SyncPart::Trigger), "nopk SRE");
    all.last().before = FUNCTION;
    all.is("drop_sync_trigger", of(SyncPart::DropTrigger), "nopk AE");
    all.last().before = "CREATE FUNCTION follow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; \
        CREATE TRIGGER follows BEFORE UPDATE ON nopk FOR EACH ROW EXECUTE FUNCTION follow()";
    all.is("drop_sync_function", of(SyncPart::DropFunction), "");
    all.last().before = FUNCTION;
    let alone = Statement::Alone(Alone {
        table: q("nopk"),
        column: id("x"),
        called: id("x"),
        known: vec![id("nopk_x"), id("nopk_x_not_null")],
        sync: Some(id("follows")),
        otherwise: Otherwise::StaysBehind,
    });
    all.is("alone", alone, "");
    let key = vec![id("a"), id("r")];
    let covered = Statement::Covered(Covered {
        table: q("child"),
        name: id("child_period"),
        fk: ForeignKey {
            columns: key.clone(),
            table: q("child"),
            referenced: key,
            matching: Matching::Simple,
            on_update: Action::NoAction,
            on_delete: Action::NoAction,
            on_delete_columns: vec![],
            deferral: Deferral::NotDeferrable,
            validity: Validity::Valid,
            enforcement: Enforcement::Enforced,
            period: Period::LastColumn,
        },
    });
    all.is("covered", covered, "child AS");
    let comment = pair("before".to_owned(), "after".to_owned());
    let fill = Statement::Backfill {
        sync: sync.clone(),
        data_type,
        comment,
    };
    all.is("backfill", fill, "nopk SUE");
    all.last().before = "DROP INDEX nopk_x; ALTER TABLE nopk ADD m mood; ALTER TABLE nopk ALTER x TYPE text USING 'ok'";
}

fn types(all: &mut Samples) {
    let name = id("citext");
    let schema = id("public");
    let create = Statement::CreateExtension {
        name: name.clone(),
        schema,
        version: None,
    };
    all.is("create_extension", create, "");
    all.is("drop_extension", Statement::DropExtension { name }, "");
    all.last().before = "CREATE EXTENSION citext";
    let values = vec!["a".to_owned()];
    all.is(
        "create_enum",
        Statement::CreateEnum {
            name: q("size"),
            values,
        },
        "",
    );
    all.is("drop_enum", Statement::DropEnum { name: q("mood") }, "");
    let value = Statement::AddEnumValue {
        name: q("mood"),
        value: "zz".to_owned(),
        place: Place::After("ok".to_owned()),
    };
    all.is("add_enum_value", value, "");
    let value = pair("sad".to_owned(), "gloomy".to_owned());
    all.is(
        "rename_enum_value",
        Statement::RenameEnumValue {
            name: q("mood"),
            value,
        },
        "",
    );
    all.is(
        "rename_enum",
        Statement::RenameEnum {
            name: pair(q("mood"), q("temper")),
        },
        "",
    );
    let carry = Statement::CarryTypeRights {
        name: pair(q("mood"), q("made")),
    };
    all.is("carry_type_rights", carry, "");
    all.last().before = "CREATE TYPE made AS ENUM ('x')";
    domains(all);
    let version = pair("1.5".to_owned(), "1.6".to_owned());
    all.is(
        "update_extension",
        Statement::UpdateExtension {
            name: id("citext"),
            version,
        },
        "",
    );
    all.last().before = "CREATE EXTENSION citext VERSION '1.5'";
}

fn domains(all: &mut Samples) {
    let parts = [
        ("drop_domain", DomainPart::Drop),
        ("rename_domain", DomainPart::Rename { to: q("low") }),
        (
            "domain_default",
            DomainPart::SetDefault(Expr::new("'ok'::public.mood")),
        ),
        ("domain_not_null", DomainPart::SetNotNull),
        (
            "domain_constraint",
            DomainPart::AddConstraint {
                name: id("high"),
                definition: Expr::new("CHECK ((VALUE <> 'sad'::public.mood))"),
            },
        ),
        (
            "domain_comment",
            DomainPart::Comment {
                constraint: None,
                text: "of moods".to_owned(),
            },
        ),
    ];
    for (name, part) in parts {
        let statement = Statement::Domain {
            name: q("high"),
            part,
        };
        all.is(name, statement, "");
        all.last().before = "CREATE DOMAIN high AS mood";
    }
    let create = Statement::Domain {
        name: q("high"),
        part: DomainPart::Create {
            over: q("mood"),
            brackets: "[]",
        },
    };
    all.is("create_domain", create, "");
}

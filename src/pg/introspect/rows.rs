//! The rows of `queries/*.sql`, value by value in the order of the select lists.
//!
//! Catalog letters stay letters here; what they mean is decided in `lower` and `constraints`.

use tokio_postgres::types::FromSql;
use tokio_postgres::{Error, Row};

/// All rows of one query, in the order in which the queries are sent and answered.
pub(super) enum Part {
    Schemas(Vec<SchemaRow>),
    Extensions(Vec<ExtensionRow>),
    Enums(Vec<EnumRow>),
    Domains(Vec<DomainRow>),
    Relations(Vec<RelationRow>),
    Columns(Vec<ColumnRow>),
    Indexes(Vec<IndexRow>),
    Keys(Vec<KeyRow>),
    Constraints(Vec<ConstraintRow>),
    Dependents(Vec<DependentRow>),
    Odd(Vec<OddRow>),
    Inherits(Vec<InheritRow>),
    NotNullComments(Vec<NotNullCommentRow>),
    Attached(Vec<AttachedRow>),
    Hindrances(Vec<HindranceRow>),
    Syncs(Vec<SyncRow>),
}

/// A row struct that a query's rows can become.
pub(super) trait FromRow: Sized {
    fn from_row(row: &Row) -> Result<Self, Error>;
}

/// A `"char"` of the catalog: one ASCII letter, `'\0'` for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letter(pub(super) char);

impl<'a> FromSql<'a> for Letter {
    fn from_sql(
        ty: &tokio_postgres::types::Type,
        raw: &'a [u8],
    ) -> Result<Letter, Box<dyn std::error::Error + Sync + Send>> {
        i8::from_sql(ty, raw).map(|letter| Letter(char::from(letter.cast_unsigned())))
    }

    fn accepts(ty: &tokio_postgres::types::Type) -> bool {
        <i8 as FromSql>::accepts(ty)
    }
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub(super) struct $name { $(pub(super) $field: $type,)* }

        impl FromRow for $name {
            fn from_row(row: &Row) -> Result<$name, Error> {
                let mut at = 0_usize..;
                Ok($name { $($field: row.try_get(at.next().unwrap_or_default())?,)* })
            }
        }
    )*};
}

rows! {
    /// `session.sql`
    Session {
        version_num: i32,
        database: String,
        default_tablespace: Option<String>,
    }
    /// `schemas.sql`
    SchemaRow {
        name: String,
    }
    /// `extensions.sql`
    ExtensionRow {
        name: String,
        schema: String,
        version: String,
        comment: Option<String>,
    }
    /// `enums.sql`
    EnumRow {
        oid: u32,
        schema: String,
        name: String,
        labels: Vec<String>,
        comment: Option<String>,
    }
    /// `domains.sql`
    DomainRow {
        enum_oid: u32,
        schema: String,
        name: String,
        is_array: bool,
        is_not_null: bool,
        default: Option<String>,
        rules: Vec<String>,
        definitions: Vec<String>,
        comments: Vec<Option<String>>,
        comment: Option<String>,
    }
    /// `relations.sql`
    RelationRow {
        oid: u32,
        schema: String,
        name: String,
        kind: Letter,
        is_partition: bool,
        parent: Option<u32>,
        has_children: bool,
        rows: f32,
        pages: i32,
        page_bytes: i32,
        comment: Option<String>,
        partition_key: Option<Vec<String>>,
        of_extension: bool,
    }
    /// `inherits.sql`
    InheritRow {
        parent_schema: String,
        parent_name: String,
        schema: String,
        name: String,
        is_detaching: bool,
    }
    /// `attached.sql`
    AttachedRow {
        name: String,
        table_oid: u32,
        parent_schema: String,
        parent_name: String,
        is_clustered: bool,
        is_replica_identity: bool,
        comment: Option<String>,
        constraint_comment: Option<String>,
        storage: Option<Vec<String>>,
        tablespace: Option<String>,
        is_other: bool,
    }
    /// `hindrances.sql`
    HindranceRow {
        schema: String,
        name: String,
        column: Option<String>,
        words: String,
    }
    /// `syncs.sql`
    SyncRow {
        schema: String,
        name: String,
        trigger: String,
        is_enabled: bool,
        function: Option<String>,
        body: String,
    }
    /// `not_null_comments.sql`
    NotNullCommentRow {
        schema: String,
        name: String,
        column: String,
        constraint: String,
        comment: String,
    }
    /// `columns.sql`
    ColumnRow {
        table_oid: u32,
        position: i16,
        name: String,
        data_type: String,
        collation_schema: Option<String>,
        collation_name: Option<String>,
        not_null: bool,
        not_null_name: Option<String>,
        not_null_valid: Option<bool>,
        not_null_no_inherit: Option<bool>,
        not_null_local: Option<bool>,
        identity: Letter,
        generated: Letter,
        expression: Option<String>,
        comment: Option<String>,
    }
    /// `constraints.sql`
    ConstraintRow {
        table_oid: u32,
        kind: Letter,
        name: String,
        columns: Option<Vec<i16>>,
        referenced_oid: u32,
        referenced: Option<Vec<i16>>,
        matching: Letter,
        on_update: Letter,
        on_delete: Letter,
        on_delete_columns: Option<Vec<i16>>,
        deferrable: bool,
        deferred: bool,
        valid: bool,
        no_inherit: bool,
        enforced: bool,
        period: bool,
        expression: Option<String>,
        index_oid: u32,
        index_name: Option<String>,
        operators: Option<Vec<String>>,
        comment: Option<String>,
        definition: Option<String>,
    }
    /// `indexes.sql`
    IndexRow {
        oid: u32,
        table_oid: u32,
        name: String,
        method: String,
        is_unique: bool,
        nulls_not_distinct: bool,
        columns: Vec<i16>,
        keys: i16,
        options: Vec<i16>,
        predicate: Option<String>,
        storage: Option<Vec<String>>,
        tablespace: Option<String>,
        valid: bool,
        kind: Letter,
        is_clustered: bool,
        is_replica_identity: bool,
        comment: Option<String>,
        definition: Option<String>,
    }
    /// `index_keys.sql`
    KeyRow {
        index_oid: u32,
        position: i16,
        is_expression: bool,
        expression: Option<String>,
        collation_schema: Option<String>,
        collation_name: Option<String>,
        opclass_schema: String,
        opclass_name: Option<String>,
        opclass_options: Option<Vec<String>>,
        definition: Option<String>,
    }
    /// `dependents.sql`
    DependentRow {
        kind: String,
        target: u32,
        position: i16,
        constraint: Option<String>,
        words: String,
    }
    /// `odd.sql`
    OddRow {
        object: String,
        what: String,
        index_schema: Option<String>,
        index_name: Option<String>,
        index_use: Option<String>,
    }
}

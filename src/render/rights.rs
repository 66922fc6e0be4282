//! Owner and privileges of a type that takes another one's place.
//!
//! Which they are is read when the statement is executed, so that a GRANT between plan and apply is not lost; what
//! is the same already is left alone. Roles differ between servers, the text does not.

use super::quote::{dollar_quoted, literal, qname};
use crate::model::QName;

/// A DO block that gives `to` the owner and the privileges of `from`.
pub(super) fn of_type(from: &QName, to: &QName) -> String {
    let (from, to) = (literal(&qname(from)), literal(&qname(to)));
    let body = format!(
        "
DECLARE
  was CONSTANT regtype := {from};
  made CONSTANT regtype := {to};
  command text;
BEGIN
  FOR command IN
    SELECT format('ALTER TYPE %s OWNER TO %I', made, pg_get_userbyid(o.typowner))
    FROM pg_type o, pg_type n WHERE o.oid = was AND n.oid = made AND o.typowner <> n.typowner
  LOOP
    EXECUTE command;
  END LOOP;
  FOR command IN
    WITH rights AS (
      SELECT t.oid = made AS is_new, a.grantee, a.is_grantable
      FROM pg_type t, aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a
      WHERE t.oid IN (was, made) AND a.grantee <> t.typowner
    )
    SELECT format(CASE WHEN r.is_new THEN 'REVOKE ALL ON TYPE %s FROM %s' ELSE 'GRANT ALL ON TYPE %s TO %s%s' END, made,
      CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.grantee)) END,
      CASE WHEN r.is_grantable THEN ' WITH GRANT OPTION' END)
    FROM rights r
    WHERE NOT EXISTS (SELECT FROM rights s
      WHERE s.is_new <> r.is_new AND s.grantee = r.grantee AND s.is_grantable = r.is_grantable)
    ORDER BY r.is_new DESC, 1
  LOOP
    EXECUTE command;
  END LOOP;
END
"
    );
    format!("DO {}", dollar_quoted(&body))
}

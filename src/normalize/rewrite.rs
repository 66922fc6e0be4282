//! One form for the many spellings of an expression, found without a server.
//!
//! Rewrites, inside out: parentheses dropped; casts of literals and of array constructors dropped;
//! `CAST(a AS t)` to `a::t`; `DATE 'x'` to `'x'`; `a IN (x)` to `a = x`; `a IN (x, y)` to
//! `a = ANY (ARRAY[x, y])`; `a NOT IN (x, y)` to `a <> ALL (ARRAY[x, y])`; `SOME` to `ANY`;
//! `BETWEEN` to two comparisons; `LIKE`, `ILIKE` and their NOT to `~~`, `~~*`, `!~~`, `!~~*`; `!=`
//! to `<>` (by the parser); nested AND and OR to chains; names folded and quoted; `true` and `null`
//! in lower case. At the end every operation stands in parentheses, so that texts compare as trees do.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the enums are the parser's; what is not rewritten stays as it is"
)]

use std::ops::ControlFlow;

use sqlparser::ast::{
    Array, BinaryOperator, CastKind, Expr, Ident, ObjectNamePart, UnaryOperator, VisitMut,
    VisitorMut,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// The expression in its one form; `None` where it cannot be parsed.
pub(super) fn normalized(text: &str) -> Option<Form> {
    let mut parser = Parser::new(&PostgreSqlDialect {})
        .with_recursion_limit(60)
        .try_with_sql(text)
        .ok()?;
    let mut expr = parser.parse_expr().ok()?;
    if parser.peek_token_ref().token != Token::EOF {
        return None;
    }
    let _ = expr.visit(&mut Rewrite);
    let mut leaves = Leaves::default();
    let _ = expr.visit(&mut leaves);
    let _ = expr.visit(&mut Wrap);
    leaves.found.sort();
    Some(Form {
        text: expr.to_string(),
        leaves: leaves.found,
        casts: leaves.casts,
    })
}

/// An expression in its one form.
pub(super) struct Form {
    pub(super) text: String,
    /// Names and literals, sorted.
    pub(super) leaves: Vec<String>,
    /// Casts that are still in it.
    pub(super) casts: usize,
}

struct Rewrite;

impl VisitorMut for Rewrite {
    type Break = ();

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        let old = std::mem::replace(expr, Expr::Identifier(Ident::new("")));
        *expr = rewrite(old);
        ControlFlow::Continue(())
    }
}

#[derive(Default)]
struct Leaves {
    found: Vec<String>,
    casts: usize,
}

impl VisitorMut for Leaves {
    type Break = ();

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        match expr {
            Expr::Identifier(_) | Expr::CompoundIdentifier(_) | Expr::Value(_) => {
                self.found.push(expr.to_string());
            }
            Expr::Cast { .. } => self.casts += 1,
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

struct Wrap;

impl VisitorMut for Wrap {
    type Break = ();

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        let leaf = matches!(
            expr,
            Expr::Identifier(_)
                | Expr::CompoundIdentifier(_)
                | Expr::Value(_)
                | Expr::Function(_)
                | Expr::Array(_)
                | Expr::Nested(_)
        );
        if !leaf {
            let inner = std::mem::replace(expr, Expr::Identifier(Ident::new("")));
            *expr = Expr::Nested(Box::new(inner));
        }
        ControlFlow::Continue(())
    }
}

fn binary(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    Expr::BinaryOp {
        left: Box::new(left),
        op,
        right: Box::new(right),
    }
}

fn array(elem: Vec<Expr>) -> Box<Expr> {
    Box::new(Expr::Array(Array { elem, named: true }))
}

fn fold(ident: Ident) -> Ident {
    match ident.quote_style {
        Some(_) => ident,
        None => Ident::with_quote('"', ident.value.to_ascii_lowercase()),
    }
}

fn rewrite(expr: Expr) -> Expr {
    match expr {
        Expr::Nested(inner) => *inner,
        Expr::Identifier(ident) => Expr::Identifier(fold(ident)),
        Expr::CompoundIdentifier(parts) => {
            Expr::CompoundIdentifier(parts.into_iter().map(fold).collect())
        }
        Expr::Function(mut function) => {
            for part in &mut function.name.0 {
                if let ObjectNamePart::Identifier(ident) = part {
                    *ident = fold(ident.clone());
                }
            }
            Expr::Function(function)
        }
        Expr::TypedString(typed) => Expr::Value(typed.value),
        Expr::Cast {
            kind,
            expr,
            data_type,
            format,
        } => match (&kind, *expr) {
            (CastKind::Cast | CastKind::DoubleColon, inner @ (Expr::Value(_) | Expr::Array(_))) => {
                inner
            }
            (CastKind::Cast | CastKind::DoubleColon, inner) => Expr::Cast {
                kind: CastKind::DoubleColon,
                expr: Box::new(inner),
                data_type,
                format,
            },
            (CastKind::TryCast | CastKind::SafeCast, inner) => Expr::Cast {
                kind,
                expr: Box::new(inner),
                data_type,
                format,
            },
        },
        Expr::InList {
            expr,
            mut list,
            negated,
        } => match (list.len(), negated) {
            (1, false) => binary(*expr, BinaryOperator::Eq, list.remove(0)),
            (1, true) => binary(*expr, BinaryOperator::NotEq, list.remove(0)),
            (_, false) => Expr::AnyOp {
                left: expr,
                compare_op: BinaryOperator::Eq,
                right: array(list),
                is_some: false,
            },
            (_, true) => Expr::AllOp {
                left: expr,
                compare_op: BinaryOperator::NotEq,
                right: array(list),
            },
        },
        Expr::AnyOp {
            left,
            compare_op,
            right,
            is_some: _,
        } => Expr::AnyOp {
            left,
            compare_op,
            right,
            is_some: false,
        },
        Expr::Between {
            expr,
            negated,
            low,
            high,
        } => {
            let (first, join, second) = if negated {
                (BinaryOperator::Lt, BinaryOperator::Or, BinaryOperator::Gt)
            } else {
                (
                    BinaryOperator::GtEq,
                    BinaryOperator::And,
                    BinaryOperator::LtEq,
                )
            };
            chain(
                binary((*expr).clone(), first, *low),
                join,
                binary(*expr, second, *high),
            )
        }
        Expr::Like {
            negated,
            any: false,
            expr,
            pattern,
            escape_char: None,
        } => {
            let op = if negated {
                BinaryOperator::PGNotLikeMatch
            } else {
                BinaryOperator::PGLikeMatch
            };
            binary(*expr, op, *pattern)
        }
        Expr::ILike {
            negated,
            any: false,
            expr,
            pattern,
            escape_char: None,
        } => {
            let op = if negated {
                BinaryOperator::PGNotILikeMatch
            } else {
                BinaryOperator::PGILikeMatch
            };
            binary(*expr, op, *pattern)
        }
        Expr::BinaryOp { left, op, right } => match op {
            BinaryOperator::And | BinaryOperator::Or => chain(*left, op, *right),
            other => binary(*left, other, *right),
        },
        Expr::UnaryOp {
            op: UnaryOperator::Plus,
            expr,
        } if matches!(*expr, Expr::Value(_)) => *expr,
        other => other,
    }
}

/// `left op right`, with a right side of the same operator moved over to the left.
fn chain(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    let mut parts = Vec::new();
    let mut rest = right;
    loop {
        match rest {
            Expr::BinaryOp {
                left,
                op: inner,
                right,
            } if inner == op => {
                parts.push(*right);
                rest = *left;
            }
            other => {
                parts.push(other);
                break;
            }
        }
    }
    parts
        .into_iter()
        .rev()
        .fold(left, |all, part| binary(all, op.clone(), part))
}

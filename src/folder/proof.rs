//! proof.json beside a plan: written whole or not at all, read with the check that it is of this plan.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::PROOF_JSON;
use super::read::{MAX_FILE_BYTES, Problem, regular};
use crate::plan::file::PlanFile;
use crate::proof::{FORMAT, ProofFile, executed};

/// Why proof.json cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The system refused.
    #[error("cannot write `{}`: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's words.
        source: io::Error,
    },
    /// It is no proof.
    #[error("`{}` is no proof: {why}\n  help: remove it, or run lockstep prove again", path.display())]
    NotAProof {
        /// The file.
        path: PathBuf,
        /// In words.
        why: String,
    },
    /// JSON failed, which values of this crate never cause.
    #[error("cannot write proof.json: {0}")]
    Json(#[from] serde_json::Error),
}

/// Writes proof.json into the plan folder `dir`.
///
/// # Errors
/// The system refused; an older proof is still there then.
pub fn write_proof(dir: &Path, proof: &ProofFile) -> Result<(), ProofError> {
    let path = dir.join(PROOF_JSON);
    let io_at = |source| ProofError::Io {
        path: path.clone(),
        source,
    };
    let mut text = serde_json::to_string_pretty(proof)?;
    text.push('\n');
    let mut aside = tempfile::NamedTempFile::new_in(dir).map_err(io_at)?;
    aside.write_all(text.as_bytes()).map_err(io_at)?;
    let permissions = std::fs::metadata(dir.join(super::PLAN_JSON))
        .map_err(io_at)?
        .permissions();
    aside
        .as_file()
        .set_permissions(permissions)
        .map_err(io_at)?;
    aside.persist(&path).map_err(|e| io_at(e.error))?;
    Ok(())
}

/// The proof beside the plan; `None` where there is none, or where it is of other steps than the plan has.
///
/// # Errors
/// It is there and cannot be read.
pub fn read_proof(dir: &Path, plan: &PlanFile) -> Result<Option<ProofFile>, ProofError> {
    let path = dir.join(PROOF_JSON);
    let not_a_proof = |why: String| ProofError::NotAProof {
        path: path.clone(),
        why,
    };
    let bytes = match regular(&path, PROOF_JSON, MAX_FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(Problem::Missing(_)) => return Ok(None),
        Err(problem) => return Err(not_a_proof(problem.to_string())),
    };
    let proof: ProofFile =
        serde_json::from_slice(&bytes).map_err(|e| not_a_proof(e.to_string()))?;
    if proof.format > FORMAT {
        return Err(not_a_proof(format!(
            "it has format {}, and this version reads up to {FORMAT}",
            proof.format
        )));
    }
    Ok((proof.executed == executed(plan)?).then_some(proof))
}

//! The nearest known name, for `did you mean`.

/// The candidate most like `name`, if any is near enough to be what was meant: one edit for every
/// three characters, the beginning of it, or the same name in another case. Of equals, the first.
pub fn suggest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > 200 {
        return None;
    }
    let folded = name.to_lowercase();
    let limit = length / 3;
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        let known = candidate.to_lowercase();
        let distance = strsim::damerau_levenshtein(&folded, &known);
        let begins = length >= 3 && (known.starts_with(&folded) || folded.starts_with(&known));
        if (distance <= limit || begins) && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let actions = ["cascade", "restrict", "set null"];
        assert_eq!(suggest("casacde", actions), Some("cascade"));
        assert_eq!(suggest("CASCADE", actions), Some("cascade"));
        assert_eq!(suggest("setnull", actions), Some("set null"));
        assert_eq!(suggest("elephant", actions), None);
        assert_eq!(suggest("index", ["include", "indexes"]), Some("indexes"));
        assert_eq!(suggest("y", ["x"]), None);
    }
}

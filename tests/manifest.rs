//! What the crate says of itself: licences, and what is in its package.

use std::fs;
use std::path::Path;

/// What stands between `before` and the next `after`.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before} is missing")).1;
    rest.split_once(after).expect("it ends").0
}

fn root(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The strings of a list in TOML.
fn strings(list: &str) -> Vec<&str> {
    list.split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_crate_and_the_wheel_have_one_licence() {
    let (cargo, python) = (root("Cargo.toml"), root("pyproject.toml"));
    let expression = between(&cargo, "\nlicense = \"", "\"");
    assert_eq!(expression, between(&python, "\nlicense = \"", "\""));
    // The code's own, and those of data that ask to be named or passed on alike.
    for licence in ["MIT", "Apache-2.0", "CC-BY-4.0", "CC-BY-SA-4.0"] {
        assert!(expression.contains(licence), "{licence} is missing from {expression}");
    }
    let data = root("data/LICENSES.md");
    assert!(data.contains("CC BY-SA 4.0") && data.contains("CC BY 4.0"), "data/LICENSES.md says why");
    for file in strings(between(&python, "\nlicense-files = [", "]")) {
        assert!(!root(file).is_empty(), "{file}");
    }
}

#[test]
fn the_package_holds_what_is_built_from_and_no_tests() {
    let cargo = root("Cargo.toml");
    let included = strings(between(&cargo, "\ninclude = [", "]"));
    assert!(included.contains(&"/src/**") && included.contains(&"/data/**"), "{included:?}");
    for path in included {
        assert!(!path.starts_with("/tests") && !path.starts_with("/benches"), "{path} stays at home");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path.trim_matches(['/', '*']));
        assert!(path.exists(), "{} is included and absent", path.display());
    }
}

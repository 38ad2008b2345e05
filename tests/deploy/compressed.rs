//! What a release has beside its assets for hosts that send compressed files as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{FILES, after_build, empty_folder, printed};

fn build(folder: &Path) {
    for (name, _) in FILES {
        let text = format!("/* {name} */ ").repeat(100);
        fs::write(folder.join(name), text).expect("target/ can be written");
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let names = files.map(|file| file.expect("a file").file_name());
    names
        .map(|name| name.into_string().expect("a text"))
        .collect()
}

#[test]
fn what_has_a_hash_is_compressed_and_what_deployers_edit_is_not() {
    let staging = empty_folder("compressed");
    build(&staging);
    after_build("compress", "release", &staging);
    let mut expected = BTreeSet::new();
    for (name, hashed) in FILES {
        expected.insert(name.to_owned());
        if hashed {
            expected.extend([format!("{name}.br"), format!("{name}.gz")]);
        }
    }
    assert_eq!(names(&staging), expected);
}

#[test]
fn what_is_compressed_is_what_was_built() {
    let staging = empty_folder("decompressed");
    build(&staging);
    after_build("compress", "release", &staging);
    let name = staging.join(FILES[1].0);
    let built = fs::read_to_string(&name).expect("a text");
    for (extension, decompress) in [("br", "brotliDecompressSync"), ("gz", "gunzipSync")] {
        let compressed = format!("{}.{extension}", name.display());
        assert!(fs::metadata(&compressed).expect("a file").len() < 200);
        let script = format!(
            "process.stdout.write(zlib.{decompress}(fs.readFileSync(process.argv[1])).toString())"
        );
        let text = printed(Command::new("node").args(["-e", &script, &compressed]));
        assert_eq!(text, built);
    }
}

#[test]
fn a_build_for_development_stays_as_it_is() {
    let staging = empty_folder("for-development");
    build(&staging);
    after_build("compress", "debug", &staging);
    assert_eq!(
        names(&staging),
        FILES.map(|(name, _)| name.to_owned()).into()
    );
}

"""The shipped wordings, for the tests that look at all of them."""

import tomllib

from ks_desktop.core import paths

KINDS = tuple(
    sorted(
        file.stem
        for file in (paths.resources() / "letters" / "nl").glob("*.toml")
        if "body" in tomllib.loads(file.read_text(encoding="utf-8"))
    )
)

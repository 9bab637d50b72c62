"""Regions as the program proposes them."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from ks_desktop.coalition.domain import Region
from ks_desktop.core import paths


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """Return the regions of the catalogue, by key."""
    path = paths.resources() / "catalogue" / "regions.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        each["key"]: Region(
            key=each["key"],
            name=each["name"],
            municipalities=tuple(each["municipalities"]),
            is_proposal=True,
            source=written["source"],
        )
        for each in written["region"]
    }

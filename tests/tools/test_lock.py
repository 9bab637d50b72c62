"""The lock holds what pyproject.toml asks for."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import lock


def test_every_dependency_is_locked_at_a_version_it_allows() -> None:
    project = tomllib.loads((lock.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", lock.LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for text in asked:
        requirement = Requirement(text)
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), text

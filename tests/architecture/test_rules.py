"""The house keeps its own rules, and each rule bites when it is broken on purpose."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.architecture import rules

ROOT: Final = Path(__file__).resolve().parents[2]
Rule = Callable[[Path], list[str]]

ALL: Final[tuple[Rule, ...]] = (
    rules.modules_without_test,
    rules.rooms_outside_the_contract,
    rules.screenless_modules_without_contract,
    rules.stores_without_protection,
    rules.colour_literals,
    rules.paragraph_users,
    rules.bsns_of_real_people,
)
CONTRACTS: Final = """
[[tool.importlinter.contracts]]
id = "words"
type = "layers"
containers = ["ks_desktop.visits"]
[[tool.importlinter.contracts]]
id = "no-screen"
type = "forbidden"
source_modules = ["ks_desktop.core", "ks_desktop.paper", "ks_desktop.*.store", "ks_desktop.*.rows"]
[[tool.importlinter.contracts]]
id = "visits-store"
type = "protected"
protected_modules = ["ks_desktop.visits.store"]
"""
SOUND: Final[Mapping[str, str]] = {
    "pyproject.toml": CONTRACTS,
    "ks_desktop/__init__.py": "",
    "ks_desktop/core/__init__.py": "",
    "ks_desktop/visits/__init__.py": "",
    "ks_desktop/visits/store.py": "TABLE = 'visit'",
    "tests/visits/test_store.py": "",
}
WRONG: Final[tuple[tuple[Rule, str, str, str], ...]] = (
    (rules.modules_without_test, "ks_desktop/visits/page.py", "", "visits/page.py"),
    (rules.modules_without_test, "ks_desktop/visits/__init__.py", "def plan() -> None: ...", "visits/__init__.py"),
    (rules.rooms_outside_the_contract, "ks_desktop/letters/__init__.py", "", "letters"),
    (rules.screenless_modules_without_contract, "ks_desktop/visits/travel.py", "", "ks_desktop.visits.travel"),
    (rules.screenless_modules_without_contract, "ks_desktop/cli.py", "", "ks_desktop.cli"),
    (rules.stores_without_protection, "ks_desktop/visits/rows.py", "", "ks_desktop.visits.rows"),
    (rules.colour_literals, "ks_desktop/visits/page.py", "INK = 'color: #1B2A2E'", "visits/page.py:1 color: #1B2A2E"),
    (rules.paragraph_users, "ks_desktop/paper/paint.py", "from reportlab.platypus import Paragraph", "paper/paint.py"),
    (rules.paragraph_users, "ks_desktop/paper/paint.py", "import reportlab.platypus.paragraph", "paper/paint.py"),
    (rules.paragraph_users, "ks_desktop/paper/paint.py", "reportlab.platypus.Paragraph('x')", "paper/paint.py"),
    (rules.bsns_of_real_people, "tests/visits/sample.csv", "bsn\n" + "1112" + "22333", "tests/visits/sample.csv:2"),
)


def make(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert rule(ROOT) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.__name__)
def test_a_sound_house_breaks_nothing(rule: Rule, tmp_path: Path) -> None:
    assert rule(make(tmp_path, SOUND)) == []


@pytest.mark.parametrize(("rule", "file", "text", "listed"), WRONG)
def test_the_rule_bites(rule: Rule, file: str, text: str, listed: str, tmp_path: Path) -> None:
    assert rule(make(tmp_path, {**SOUND, file: text})) == [listed]


def test_a_bsn_of_the_test_range_is_no_person(tmp_path: Path) -> None:
    house = make(tmp_path, {**SOUND, "tests/visits/sample.csv": "999910413"})
    assert rules.bsns_of_real_people(house) == []


def test_a_domain_is_loaded_without_database_screen_or_paper() -> None:
    """The contract allows domains to name the unit of work in types only: here they are really imported."""
    domains = [f"ks_desktop.{room}.domain" for room in rules.rooms(ROOT) if "domain" in rules.words(ROOT, room)]
    heavy = ("sqlalchemy", "sqlcipher3", "PySide6", "reportlab", "alembic")
    code = (
        f"import importlib, sys\nfor name in {domains!r}:\n    importlib.import_module(name)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert domains
    assert done.stdout.strip() == "[]"

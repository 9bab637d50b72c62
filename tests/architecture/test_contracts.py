"""Each import contract in pyproject.toml is broken by a wrong import planted in a copy of the package."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.architecture import rules

ROOT: Final = Path(__file__).resolve().parents[2]
LINT: Final = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# contract, {file under ks_desktop: line to add}, what the complaint must name
PLANTS: Final[tuple[tuple[str, Mapping[str, str], str], ...]] = (
    ("line", {"core/values.py": "import ks_desktop.clients.domain"}, "ks_desktop.core.values -> ks_desktop.clients"),
    ("line", {"coalition/domain.py": "import ks_desktop.clients.domain"}, "ks_desktop.coalition.domain -> "),
    ("line", {"paper/documents.py": "import ks_desktop.widgets.theme"}, "ks_desktop.paper.documents -> "),
    ("line", {"widgets/theme.py": "import ks_desktop.paper.documents"}, "ks_desktop.widgets.theme -> "),
    ("line", {"utils/__init__.py": ""}, "- ks_desktop.utils"),
    ("words", {"clients/domain.py": "import ks_desktop.clients.store", "clients/store.py": ""}, "clients.domain -> "),
    ("words", {"clients/store.py": "import ks_desktop.clients.service", "clients/service.py": ""}, "clients.store -> "),
    ("words", {"clients/service.py": "import ks_desktop.clients.form", "clients/form.py": ""}, "clients.service -> "),
    ("words", {"clients/form.py": "import ks_desktop.clients.table", "clients/table.py": ""}, "clients.form -> "),
    ("words", {"clients/helpers.py": ""}, "- ks_desktop.clients.helpers"),
    ("core", {"core/values.py": "import ks_desktop.core.database"}, "ks_desktop.core.values -> "),
    ("core", {"core/undo.py": "import ks_desktop.core.drafts"}, "ks_desktop.core.undo -> "),
    ("core", {"core/misc.py": ""}, "- ks_desktop.core.misc"),
    ("paper", {"paper/blocks.py": "import ks_desktop.paper.paint"}, "ks_desktop.paper.blocks -> "),
    ("paper", {"paper/more.py": ""}, "- ks_desktop.paper.more"),
    ("widgets", {"widgets/theme.py": "import ks_desktop.widgets.form"}, "ks_desktop.widgets.theme -> "),
    ("widgets", {"widgets/more.py": ""}, "- ks_desktop.widgets.more"),
    ("domain", {"clients/domain.py": "import PySide6.QtCore"}, "clients.domain is not allowed to import PySide6"),
    ("domain", {"clients/domain.py": "import sqlalchemy"}, "clients.domain is not allowed to import sqlalchemy"),
    ("domain", {"clients/domain.py": "import reportlab"}, "clients.domain is not allowed to import reportlab"),
    ("domain", {"clients/domain.py": "import ks_desktop.core.rows"}, "ks_desktop.core.rows -> sqlalchemy"),
    ("no-screen", {"clients/service.py": "import PySide6.QtCore"}, "clients.service is not allowed to import PySide6"),
    ("no-screen", {"clients/store.py": "import ks_desktop.widgets.theme"}, "ks_desktop.widgets.theme -> PySide6"),
    ("no-screen", {"paper/documents.py": "import shiboken6"}, "is not allowed to import shiboken6"),
    ("qt", {"core/clock.py": "import PySide6.QtCore"}, "ks_desktop.core.clock -> PySide6"),
    ("qt", {"clients/exchange.py": "from PySide6 import QtGui"}, "ks_desktop.clients.exchange -> PySide6"),
    ("sql", {"clients/page.py": "from sqlalchemy import select"}, "ks_desktop.clients.page -> sqlalchemy"),
    ("sql", {"clients/form.py": "import sqlcipher3"}, "ks_desktop.clients.form -> sqlcipher3"),
    ("sql", {"clients/table.py": "import alembic"}, "ks_desktop.clients.table -> alembic"),
    ("sql", {"widgets/theme.py": "import sqlalchemy"}, "ks_desktop.widgets.theme -> sqlalchemy"),
    ("restricted", {"letters/content.py": "import ks_desktop.visits.restricted"}, "ks_desktop.letters.content -> "),
    ("restricted", {"visits/planning/days.py": "import ks_desktop.visits.restricted"}, "visits.planning.days -> "),
    ("restricted", {"search/service.py": "import ks_desktop.clients.restricted"}, "ks_desktop.search.service -> "),
    ("restricted", {"today/store.py": "import ks_desktop.clients.domain.restricted"}, "ks_desktop.today.store -> "),
    ("stores", {"clients/page.py": "import ks_desktop.clients.store"}, "ks_desktop.clients.page -> "),
    ("stores", {"visits/form.py": "import ks_desktop.clients.store"}, "ks_desktop.visits.form -> "),
    ("reportlab", {"clients/service.py": "import reportlab.pdfgen.canvas"}, "clients.service -> reportlab"),
    ("reportlab", {"widgets/theme.py": "import reportlab"}, "ks_desktop.widgets.theme -> reportlab"),
)


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", *options], cwd=folder, capture_output=True, text=True, check=False
    )


def plant(folder: Path, lines: Iterable[Mapping[str, str]]) -> None:
    """Put a copy of the package in the folder and add lines to some of its files."""
    shutil.copytree(ROOT / "ks_desktop", folder / "ks_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, line in (one for some in lines for one in some.items()):
        file = folder / "ks_desktop" / name
        package = file.with_suffix("") / "__init__.py"
        if package.is_file():  # the word has become a package
            file = package
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{line}\n")


def test_all_contracts_are_kept_as_things_stand() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", dict.fromkeys(contract for contract, _lines, _complaint in PLANTS))
def test_wrong_imports_break_their_contract(contract: str, tmp_path: Path) -> None:
    planted = [(lines, complaint) for of, lines, complaint in PLANTS if of == contract]
    plant(tmp_path, [lines for lines, _complaint in planted])
    result = lint(tmp_path, "--contract", contract)
    assert result.returncode == 1, result.stdout
    said = " ".join(result.stdout.split())
    assert [complaint for _lines, complaint in planted if complaint not in said] == [], result.stdout


STORES: Final = [contract for contract in rules.contracts(ROOT) if contract.endswith("-store")]


def test_another_room_that_touches_a_store_breaks_its_contract(tmp_path: Path) -> None:
    rooms = [contract.removesuffix("-store") for contract in STORES]
    plant(tmp_path, [{"administration/service.py": f"import ks_desktop.{room}.store"} for room in rooms])
    result = lint(tmp_path, *(word for contract in STORES for word in ("--contract", contract)))
    assert f"Contracts: 0 kept, {len(STORES)} broken." in result.stdout
    said = " ".join(result.stdout.split())
    assert [room for room in rooms if f"-> ks_desktop.{room}.store" not in said] == [], result.stdout


def test_every_contract_has_a_plant() -> None:
    assert {contract for contract, _lines, _complaint in PLANTS} | set(STORES) == set(rules.contracts(ROOT))


def test_dialects_are_for_the_database_file_only() -> None:
    """Import-linter cannot see inside an external package, so ruff keeps this rule."""
    wrong = "from sqlalchemy.dialects import sqlite\n"
    for name, expected in (("ks_desktop/clients/store.py", 1), ("ks_desktop/core/dialect.py", 0)):
        command = [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--select",
            "TID251",
            "--no-cache",
            "--stdin-filename",
            name,
            "-",
        ]
        found = subprocess.run(command, cwd=ROOT, input=wrong, capture_output=True, text=True, check=False)
        assert found.returncode == expected, found.stdout
        assert ("TID251" in found.stdout) is bool(expected)

"""House rules as functions over a folder: each returns what breaks it, so that each can be seen to bite."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from stdnum.nl import bsn

FLOOR: Final = frozenset({"core", "paper", "widgets", "migrations"})  # they have words of their own
ABOVE: Final = frozenset({"app", "window", "cli", "house", "practice"})  # where things are put together
SCREEN_WORDS: Final = frozenset({"page", "form", "table"})
COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
COLOUR_FILES: Final = frozenset({"widgets/theme.py", "widgets/theme", "paper/ink.py"})  # the token tables
PARAGRAPH_FILE: Final = "paper/words.py"
PARAGRAPHS: Final = frozenset({"Paragraph", "XPreformatted", "Preformatted", "ParaParser"})
NINE_DIGITS: Final = re.compile(r"(?<![0-9A-Fa-f-])[0-9]{9}(?![0-9A-Fa-f-])")
TEXT_SUFFIXES: Final = frozenset({".py", ".csv", ".json", ".md", ".txt", ".toml", ".po", ".yml", ".xml"})


def modules(root: Path) -> Iterator[Path]:
    """Yield every Python file of the package that holds code, relative to the package."""
    package = root / "ks_desktop"
    for file in sorted(package.rglob("*.py")):
        relative = file.relative_to(package)
        if relative.parts[:2] == ("migrations", "versions"):  # history, tested as a whole
            continue
        if file.name != "__init__.py" or _has_code(file):
            yield relative


def _has_code(file: Path) -> bool:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body)


def modules_without_test(root: Path) -> list[str]:
    """Return modules that lack tests/<room>/test_<file>.py; a package's own code is tested beside it."""
    return [str(module) for module in modules(root) if not (root / "tests" / _mirror(module)).is_file()]


def _mirror(module: Path) -> Path:
    if module.name == "__init__.py":
        return module.parent.parent / f"test_{module.parent.name}.py"
    return module.parent / f"test_{module.stem.strip('_')}.py"


def contracts(root: Path) -> dict[str, dict[str, Any]]:
    """Return import-linter's contracts by id."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def rooms(root: Path) -> list[str]:
    """Return the names of the rooms, sorted."""
    inside = (root / "ks_desktop").iterdir()
    packages = {entry.name for entry in inside if (entry / "__init__.py").is_file()}
    return sorted(packages - FLOOR - ABOVE)


def rooms_outside_the_contract(root: Path) -> list[str]:
    """Return rooms whose words nobody keeps in order."""
    kept = set(contracts(root)["words"]["containers"])
    return [room for room in rooms(root) if f"ks_desktop.{room}" not in kept]


def words(root: Path, room: str) -> list[str]:
    """Return the modules and packages directly in a room, sorted."""
    inside = (root / "ks_desktop" / room).iterdir()
    found = {entry.stem for entry in inside if entry.suffix == ".py" or (entry / "__init__.py").is_file()}
    return sorted(found - {"__init__"})


def screenless_modules_without_contract(root: Path) -> list[str]:
    """Return modules below the screen that the contract `no-screen` does not name."""
    named = set(contracts(root)["no-screen"]["source_modules"])
    lacking = [f"ks_desktop.{floor}" for floor in ("core", "paper", "migrations") if _exists(root, floor)]
    lacking += [f"ks_desktop.{name}" for name in ("practice", "house", "cli") if _exists(root, name)]
    missing = [module for module in lacking if module not in named]
    below = [(room, word) for room in rooms(root) for word in words(root, room) if word not in SCREEN_WORDS]
    return missing + [
        f"ks_desktop.{room}.{word}"
        for room, word in below
        if not {f"ks_desktop.*.{word}", f"ks_desktop.{room}.{word}"} & named
    ]


def _exists(root: Path, name: str) -> bool:
    package = root / "ks_desktop"
    return (package / f"{name}.py").is_file() or (package / name / "__init__.py").is_file()


def stores_without_protection(root: Path) -> list[str]:
    """Return stores and row files that any module may import."""
    protected = {
        module
        for contract in contracts(root).values()
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }
    found = [f"ks_desktop.{room}.{word}" for room in rooms(root) for word in words(root, room)]
    return [name for name in found if name.endswith((".store", ".rows")) and name not in protected]


def colour_literals(root: Path) -> list[str]:
    """Return places with a colour outside the token tables."""
    return [
        f"{module}:{node.lineno} {node.value}"
        for module in modules(root)
        if not any(module.as_posix().startswith(allowed) for allowed in COLOUR_FILES)
        for node in ast.walk(_tree(root, module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value)
    ]


def paragraph_users(root: Path) -> list[str]:
    """Return modules besides the factory that touch ReportLab's markup paragraphs, by whatever road."""
    return [
        str(module)
        for module in modules(root)
        if module.as_posix() != PARAGRAPH_FILE
        and any(_touches_paragraph(node) for node in ast.walk(_tree(root, module)))
    ]


def _touches_paragraph(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
        names = {alias.name for alias in node.names}
        return bool(names & PARAGRAPHS) or "paragraph" in (node.module or "") or "*" in names
    if isinstance(node, ast.Import):
        return any(alias.name.startswith("reportlab.platypus.para") for alias in node.names)
    return isinstance(node, ast.Attribute) and node.attr in PARAGRAPHS and "platypus" in ast.unparse(node)


def _tree(root: Path, module: Path) -> ast.Module:
    return ast.parse((root / "ks_desktop" / module).read_text(encoding="utf-8"))


def bsns_of_real_people(root: Path) -> list[str]:
    """Return numbers in our files that could be somebody's BSN: nine digits, elfproef, not in the test range."""
    return [
        f"{file.relative_to(root)}:{number}"
        for folder in ("ks_desktop", "tests", "tools", "bench", "docs", "resources")
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in TEXT_SUFFIXES and file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if any(bsn.is_valid(digits) and not digits.startswith("9999") for digits in NINE_DIGITS.findall(line))
    ]

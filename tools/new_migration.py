"""Write the next step of the schema's history from what the rooms' rows say now.

    python -m tools.new_migration WORDS_OF_THE_STEP
    python -m tools.new_migration --again         write the last step again; see RELEASED

It builds a file by all steps so far, compares it with the rows, and writes vNNNN_words.py and the list of steps in
ks_desktop/migrations/versions. Alembic writes the operations; the CHECK constraints that its comparison does not see
are added here. Read what it wrote: moved or renamed columns need a hand.
"""

import importlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations.ops import CreateTableOp
from sqlalchemy.sql.naming import conv

from ks_desktop.core.database import Database
from ks_desktop.core.rows import Base, Instant
from ks_desktop.core.sealed_rows import Sealed
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.migrations.versions import STEPS

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "ks_desktop"
VERSIONS: Final = PACKAGE / "migrations" / "versions"
RELEASED: Final = 6  # files with the steps up to this one are in use: those steps are never written again
_STEP: Final = re.compile(r"v(\d{4})_[a-z0-9_]+")
_LIST: Final = '''"""The steps in order; written by tools/new_migration.py from the files beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

{imports}
if TYPE_CHECKING:
    from alembic.operations import Operations

Step = Callable[["Operations"], None]

STEPS: Final[tuple[Step, ...]] = ({steps})
'''
_FILE: Final = '''"""Step {number}: {words}."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step {before} to {number}."""
    {body}
'''


def load_all_rows() -> None:
    """Import every module of the package that declares a table, so that the metadata is whole."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "__tablename__" in path.read_text(encoding="utf-8"):
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def operations_needed(connection: sa.Connection, metadata: sa.MetaData) -> str:
    """Return the Python body that brings the connection's schema to the metadata's; "" when it is there already."""
    context = MigrationContext.configure(connection, opts={"target_metadata": metadata, "compare_type": True})
    script = produce_migrations(context, metadata)
    operations = script.upgrade_ops
    lines: list[str] = []
    if operations is not None and not operations.is_empty():
        for made in operations.ops:
            if isinstance(made, CreateTableOp):
                made.columns = [*made.columns, *_column_checks(metadata.tables[made.table_name], connection.dialect)]
        body = render_python_code(operations, render_as_batch=True, render_item=_spelled, migration_context=context)
        # Alembic indents all lines but the first.
        lines += [line.removeprefix("    ") for line in body.splitlines() if line.strip() and line.strip()[0] != "#"]
    lines += _check_operations(connection, metadata)
    return "\n    ".join(lines)


def _column_checks(table: sa.Table, dialect: sa.Dialect) -> Iterator[sa.CheckConstraint]:
    # Alembic writes the checks of a table, and leaves out those that stand with a column.
    for column in table.columns:
        yield from (sa.CheckConstraint(text, name=conv(name)) for name, text in _checks(column.constraints, dialect))


def _spelled(kind: str, thing: Any, context: AutogenContext) -> str | Literal[False]:
    del context
    if kind != "type":
        return False
    if isinstance(thing, Instant):
        return "sa.DateTime()"
    if isinstance(thing, Sealed):
        return "sa.LargeBinary()"
    if isinstance(thing, sa.Enum):
        values = ", ".join(repr(value) for value in thing.enums)
        return (
            f"sa.Enum({values}, name={thing.name!r}, native_enum=False, create_constraint=True, length={thing.length})"
        )
    return False


def _check_operations(connection: sa.Connection, metadata: sa.MetaData) -> Iterator[str]:
    inspector = sa.inspect(connection)
    existing = set(inspector.get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in existing:
            continue
        there = {str(check["name"]): _tidy(check["sqltext"]) for check in inspector.get_check_constraints(table.name)}
        beside = (check for column in table.columns for check in column.constraints)
        wanted = dict(_checks(chain(table.constraints, beside), connection.dialect))
        changed = [name for name in sorted(there) if wanted.get(name) != there[name]]
        missing = [name for name in sorted(wanted) if wanted[name] != there.get(name)]
        if changed or missing:
            yield f'with op.batch_alter_table("{table.name}", recreate="always") as batch_op:'
            yield from (f'    batch_op.drop_constraint(op.f({name!r}), type_="check")' for name in changed)
            yield from (f"    batch_op.create_check_constraint(op.f({name!r}), {wanted[name]!r})" for name in missing)


def _checks(constraints: Iterable[object], dialect: sa.Dialect) -> Iterator[tuple[str, str]]:
    preparer = dialect.identifier_preparer
    for constraint in constraints:
        if isinstance(constraint, sa.CheckConstraint):
            text = constraint.sqltext.compile(
                dialect=dialect, compile_kwargs={"literal_binds": True, "include_table": False}
            )
            yield str(preparer.format_constraint(constraint)).strip('"'), _tidy(str(text))


def _tidy(text: str) -> str:
    return " ".join(text.split()).replace(chr(34), "")


def write_list() -> None:
    """Write the list of steps anew from the files in the folder."""
    names = sorted(path.stem for path in VERSIONS.glob("v*.py") if _STEP.fullmatch(path.stem))
    imports = f"from ks_desktop.migrations.versions import {', '.join(names)}\n" if names else ""
    steps = "".join(f"{name}.upgrade, " for name in names)
    (VERSIONS / "__init__.py").write_text(_LIST.format(imports=imports, steps=steps), encoding="utf-8")


def main(words: str, *, again: bool = False) -> int:
    """Write the next step, or the last one again; or say that none is needed, or that somebody has a file of it."""
    if again and len(STEPS) <= RELEASED:
        print("Files with the last step are in use. Write a next step.")
        return 1
    steps = STEPS[:-1] if again else STEPS
    load_all_rows()
    with tempfile.TemporaryDirectory() as folder:
        key = bytearray(os.urandom(32))
        database = Database(Path(folder) / "schema.db", key, create=True)
        bring_up_to_date(database, key, after=lambda _connection: None, steps=steps)
        with database.writer.begin() as connection:
            body = operations_needed(connection, Base.metadata)
        database.close()
    if not body:
        print("The steps lead to what the rows say: no new step is needed.")
        return 0
    number = len(steps) + 1
    last = next(VERSIONS.glob(f"v{number:04}_*.py"), None) if again else None
    slug = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    path = last or VERSIONS / f"v{number:04}_{slug}.py"
    words = path.stem.split("_", 1)[1].replace("_", " ")
    path.write_text(_FILE.format(number=number, before=number - 1, words=words, body=body), encoding="utf-8")
    write_list()
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(VERSIONS)], check=True)
    # A short step needs no leave to be long.
    subprocess.run(
        [sys.executable, "-m", "ruff", "check", "-q", "--fix", "--select", "PLR0915,RUF100", str(path)], check=True
    )
    print(f"Wrote {path.relative_to(ROOT)}: read it.")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--again"]:
        sys.exit(main("", again=True))
    if not sys.argv[1:] or any(word.startswith("-") for word in sys.argv[1:]):
        sys.exit(__doc__)  # a word that was meant as an option must not become the name of a step
    sys.exit(main(" ".join(sys.argv[1:])))

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.dialect import COMPILED, forget_statements
from ks_desktop.core.drafts import DraftRow
from ks_desktop.core.values import UserId
from tests.conftest import KEY

TYPED = "wat alleen hier staat"


def ask(database: Database, actor: UserId) -> None:
    with database.reading(actor) as reading:
        reading.session.scalars(sa.select(DraftRow).where(DraftRow.form == TYPED)).all()


def test_what_was_compiled_for_one_file_serves_every_other(
    database: Database, actor: UserId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_statements()
    ask(database, actor)
    known = len(COMPILED)
    assert known
    shutil.copyfile(database.path, tmp_path / "other.db")
    other = Database(tmp_path / "other.db", KEY)

    def refuse(*_values: object, **_names: object) -> None:
        pytest.fail("a statement was compiled again")

    monkeypatch.setattr("sqlalchemy.sql.elements.ClauseElement._compiler", refuse)
    ask(other, actor)
    other.close()
    assert len(COMPILED) == known


def test_nothing_that_was_asked_for_stays_when_it_is_forgotten(database: Database, actor: UserId) -> None:
    ask(database, actor)
    assert any(TYPED in str(compiled.params) for compiled in COMPILED.values())
    forget_statements()
    assert len(COMPILED) == 0

import re
import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.values import new_id
from ks_desktop.security.audit.reads import UnnamedReadError
from tests.conftest import ROOT
from tests.security.support import SmallHouse, WomanRow

SOURCE = ROOT / "ks_desktop"
READS: dict[str, Callable[[Session], object]] = {
    "entity": lambda s: s.scalars(sa.select(WomanRow)).all(),
    "column": lambda s: s.scalars(sa.select(WomanRow.surname)).all(),
    "get": lambda s: s.get(WomanRow, new_id()),
    "count": lambda s: s.scalar(sa.select(sa.func.count()).select_from(WomanRow)),
    "union": lambda s: s.execute(sa.union_all(sa.select(WomanRow.id), sa.select(WomanRow.id))).all(),
    "text": lambda s: s.execute(sa.text("select surname from client")).all(),
    "driver": lambda s: s.connection().exec_driver_sql('SELECT 1 FROM "client"').all(),
    "join": lambda s: s.execute(sa.text("SELECT 1 FROM app_user u JOIN client c ON 1 = 1")).all(),
}


@pytest.mark.parametrize("way", READS)
def test_no_way_to_read_goes_past_the_door(small: SmallHouse, way: str) -> None:
    with small.database.reading(small.user.id) as reading:
        reader = reading.session.get_bind().engine
        READS[way](reading.session)
    for engine in (reader, small.database.writer):
        with Session(engine) as session, pytest.raises(UnnamedReadError):
            READS[way](session)
    with small.work() as work:
        READS[way](work.session)


def test_a_session_that_was_kept_after_its_look_reads_nothing(small: SmallHouse) -> None:
    with small.database.reading(small.user.id) as reading:
        kept = reading.session
    with pytest.raises(UnnamedReadError):
        READS["count"](kept)
    kept.close()


def test_a_thread_does_not_inherit_who_reads(small: SmallHouse) -> None:
    failed: list[Exception] = []

    def read(session: Session) -> None:
        try:
            READS["count"](session)
        except UnnamedReadError as error:
            failed.append(error)

    with small.database.reading(small.user.id) as reading:
        thread = threading.Thread(target=read, args=(reading.session,))
        thread.start()
        thread.join()
    assert len(failed) == 1


def test_the_program_reads_by_itself_only_where_that_was_thought_of() -> None:
    """Whoever adds a place says here why nobody who is known could be asked for it."""
    known = {
        "security": "who unlocks, before anybody is known; and the log itself",
        "house/building.py": "the file is looked over: who keeps it may see no women, and findings name none",
        "house/furnishing.py": "what is there, before anybody is known",
        "records/backup/examining.py": "a copy is counted: only numbers leave",
        "records/keeping": "what has passed its term, asked for by whoever may destroy and may not see whose it is",
        "coalition/service/leaving.py": "what hangs on a partner is counted, whoever asks",
        "clients/service/close_reasons.py": "words of the organisation",
    }
    found = [
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        if re.search(r"reading\(NOBODY\)|actor=NOBODY", file.read_text(encoding="utf-8"))
    ]
    assert [name for name in found if not name.startswith(tuple(known))] == []


def test_what_holds_nobody_can_be_asked(small: SmallHouse) -> None:
    with small.database.writer.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM audit").scalar() == 1
        connection.exec_driver_sql("PRAGMA user_version")

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from ks_desktop.core.resealing import reseal, sealed_columns
from ks_desktop.core.sealing import Sealer, SealError
from ks_desktop.core.undo_steps import UndoRow
from ks_desktop.house import House
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.restricted import SafetyColour
from tests.clients.restricted.makers import safety
from tests.families import sign_up
from tests.houses import practice

NEW = bytes(range(32))


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def _key(house: House) -> bytes:
    return bytes(house.sealed_texts.check(house.actor)._key)  # noqa: SLF001 - what the vault would hand over


def test_every_table_with_sealed_texts_is_found() -> None:
    found = {column.table.name for column in sealed_columns()}
    assert {"draft", "restricted_note", "safety_look"} <= found


def test_all_is_sealed_anew_and_a_damaged_text_keeps_nothing_from_it(house: House) -> None:
    case, actor = sign_up(house), house.actor
    for words in ("eerste", "tweede"):
        house.restricted.write(case, safety(words), actor=actor)
    house.safety.look(case, SafetyColour.RED, "hond", actor=actor)
    house.restricted.drafts.keep("restricted_note", str(case), {"words": "half"}, actor=actor)
    house.undo.undo(actor=actor)  # the look: what can be done again holds its bytes
    house.safety.look(case, SafetyColour.RED, "hond", actor=actor)
    old = _key(house)
    first = house.restricted.of(case, actor=actor)[0].id
    with house.database.work(actor, AuditEvent.RESTRICTED_SEALED) as work:
        cut = sa.text("UPDATE restricted_note SET sealed = substr(sealed, 1, 60) WHERE id = :first")
        work.session.execute(cut, {"first": first.hex})
    with house.database.work(actor, AuditEvent.RESTRICTED_SEALED) as work:
        assert reseal(old, NEW, work=work) == 3
        assert reseal(old, NEW, work=work) == 0, "once is enough"
        tables = [row.payload for row in work.session.scalars(sa.select(UndoRow))]
        assert "safety_look" not in repr(tables)
    assert [note.said for note in house.restricted.of(case, actor=actor)] == [None, None], "the old key opens nothing"
    house.sealed_texts.sealer = Sealer(NEW)
    assert [note.is_damaged for note in house.restricted.of(case, actor=actor)] == [True, False]
    assert house.safety.words(case, actor=actor) == "hond"
    assert house.verify() == []


def test_a_text_under_neither_key_changes_nothing(house: House) -> None:
    case, actor = sign_up(house), house.actor
    house.restricted.write(case, safety("blijft"), actor=actor)
    with pytest.raises(SealError), house.database.work(actor, AuditEvent.RESTRICTED_SEALED) as work:
        reseal(bytes(32), NEW, work=work)
    assert house.restricted.of(case, actor=actor)[0].said == safety("blijft")

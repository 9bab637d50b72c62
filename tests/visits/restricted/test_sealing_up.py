"""Words that earlier versions wrote readably: sealed at the first unlock, and nothing readable is left in the file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.house import House
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.migrations.versions import STEPS
from ks_desktop.security import vault
from ks_desktop.security.domain import AuditEvent
from tests.decrypted import readable
from tests.families import logged, sign_up
from tests.houses import practice
from tests.keys import PASSPHRASE
from tests.migrations import first_version

WORDS = "Xqzvw de hond op het erf"
_LOOK = (
    "INSERT INTO safety_look (id, case_id, colour, note, user_id, at)"
    " VALUES (:id, :case, 'red', :words, :user, '2026-11-20 10:00:00.000000')"
)


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def _of_before(house: House) -> CaseId:
    """Write a look, a draft and a step of undo as the version before did."""
    case, actor = sign_up(house), house.actor
    with house.database.work(actor, AuditEvent.SAFETY_LOOKED) as work:
        values = {"id": new_id().hex, "case": case.hex, "words": WORDS, "user": actor.hex}
        work.session.execute(sa.text(_LOOK), values)
    house.undo.undo(actor=actor)  # what can be done again holds the words
    with house.database.work(actor, AuditEvent.SAFETY_LOOKED) as work:
        work.session.execute(sa.text(_LOOK), {**values, "id": new_id().hex})
    house.drafts.keep("safety_look", str(case), {"safety_note": WORDS}, actor=actor)
    return case


def test_what_lay_readable_is_sealed_once_and_gone_from_the_file(house: House) -> None:
    case, actor = _of_before(house), house.actor
    house.database.fold_in()
    assert WORDS.encode() in readable(house), "it does lie there before"
    assert house.safety.of([case], actor=actor)[case].has_note
    assert house.safety.words(case, actor=actor) == WORDS, "readable for who may, also before"
    assert house.sealing_up.seal(actor=actor).visits
    assert WORDS.encode() not in readable(house)
    assert house.safety.words(case, actor=actor) == WORDS
    assert house.safety.drafts.find("safety_look", str(case), actor=actor) == {"safety_note": WORDS}
    count = len(logged(house, "restricted_sealed"))
    assert count
    assert not house.sealing_up.seal(actor=actor).any()
    assert len(logged(house, "restricted_sealed")) == count
    assert house.verify() == []


def test_who_has_no_key_seals_nothing(house: House) -> None:
    case, actor = _of_before(house), house.actor
    sealer, house.sealed_texts.sealer = house.sealed_texts.sealer, None
    assert not house.sealing_up.seal(actor=actor).any()
    house.sealed_texts.sealer = sealer
    assert house.safety.words(case, actor=actor) == WORDS


def test_a_file_of_the_version_before_is_sealed_when_she_unlocks_it(tmp_path: Path) -> None:
    folder, clock = tmp_path / "gegevens", fixed_clock(date(2026, 11, 21))
    first_version.lay(folder)
    key = vault.unlock(folder, first_version.USER, PASSPHRASE, clock=clock)
    before = Database(folder / DATABASE_NAME, key.material)
    bring_up_to_date(before, key.material, after=lambda _connection: None, clock=clock, steps=STEPS[:6])
    with before.writer.begin() as connection:
        find = "SELECT c.id, u.id FROM client_case c, app_user u LIMIT 1"
        case, user = connection.exec_driver_sql(find).one()
        values = {"id": new_id().hex, "case": case, "words": WORDS, "user": user}
        connection.execute(sa.text(_LOOK), values)
    before.close()
    house = houses.open_house(folder, first_version.USER, PASSPHRASE, clock=clock)
    assert WORDS.encode() not in readable(house)
    assert house.safety.words(CaseId(UUID(case)), actor=house.actor) == WORDS
    with house.database.reading(house.actor) as reading:
        assert reading.session.scalar(sa.text("SELECT note FROM safety_look")) == ""
    assert logged(house, "restricted_sealed")
    assert house.verify() == []
    house.close()

"""Restricted notes through their door: who reads what, what is logged, and that nothing of it lies readable."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain.restricted import Access, RestrictedKind, Shelf
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.security.domain import AuditEvent
from tests.clients.restricted.makers import colleague, meldcode, safety
from tests.families import client_of, logged, sign_up
from tests.houses import TODAY, practice

REASON = "Ik neem vandaag waar"
SENTINEL = "Xqzvwblauweplek"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


_NUMBERS = count(1)


@pytest.fixture
def case(house: House) -> CaseId:
    number = next(_NUMBERS)
    case_id = sign_up(house, f"Voorbeeld{number}", birth_date=f"19{80 + number}-01-01", phone=f"06 1111{number:04}")
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case_id], reading=reading)[case_id]
    house.clients.save_case(replace(hers, nurse=house.actor), actor=house.actor)
    return case_id


def _opened(house: House, case: CaseId) -> list[tuple[str, str]]:
    return [line for line in logged(house, "restricted_read") if line[1] == case.hex]


def _shelf(house: House, case_id: CaseId, actor: UserId) -> Shelf:
    with house.database.reading(actor) as reading:
        cases = house.clients.cases([case_id], reading=reading).values()
        return house.restricted.shelves(cases, reading=reading)[case_id]


def test_what_is_written_is_read_as_it_was_and_each_opening_is_in_the_log(house: House, case: CaseId) -> None:
    actor = house.actor
    assert _shelf(house, case, actor) == Shelf(access=Access.OPEN)
    house.restricted.write(case, meldcode(), actor=actor)
    house.restricted.write(case, safety("Twee\nregels & <b>"), actor=actor)
    assert dict(_shelf(house, case, actor).counts) == {RestrictedKind.SAFETY: 1, RestrictedKind.MELDCODE: 1}
    assert _opened(house, case) == []
    notes = house.restricted.of(case, actor=actor)
    assert [note.said for note in notes] == [meldcode(), safety("Twee\nregels & <b>")]
    assert {note.author for note in notes} == {actor}
    assert _opened(house, case) == [(client_of(house, case).hex, case.hex)]
    assert house.verify() == []


def test_a_correction_replaces_and_nothing_goes(house: House, case: CaseId) -> None:
    actor = house.actor
    house.restricted.write(case, safety("eerst"), actor=actor)
    (first,) = house.restricted.of(case, actor=actor)
    house.restricted.write(case, safety("beter"), replaces=first.id, actor=actor)
    assert [note.said for note in house.restricted.of(case, actor=actor)] == [safety("eerst"), safety("beter")]
    assert dict(_shelf(house, case, actor).counts) == {RestrictedKind.SAFETY: 1}
    for wrong, code in ((safety("nog eens"), "corrected"), (meldcode(), "gone")):
        with pytest.raises(UserError) as refused:
            house.restricted.write(case, wrong, replaces=first.id, actor=actor)
        assert refused.value.code == code
    assert len(house.restricted.of(case, actor=actor)) == 2
    with house.database.reading(actor) as reading:
        steps = reading.session.scalars(sa.text("SELECT payload FROM undo_step"))
        assert "restricted_note" not in repr(list(steps)), "what was written is not taken back"


def test_a_day_ahead_or_a_case_that_is_gone_is_refused(house: House, case: CaseId) -> None:
    with pytest.raises(UserError) as refused:
        house.restricted.write(case, safety(day=TODAY + timedelta(days=1)), actor=house.actor)
    assert refused.value.field == "day"
    with pytest.raises(UserError) as gone:
        house.restricted.of(CaseId(house.actor), actor=house.actor)
    assert gone.value.code == "gone"


def test_another_nurse_needs_a_reason_but_for_what_she_wrote(house: House, case: CaseId) -> None:
    other = colleague(house)
    house.restricted.write(case, safety("van haar verpleegkundige"), actor=house.actor)
    with pytest.raises(UserError) as refused:
        house.restricted.of(case, actor=other)
    assert refused.value.code == "reason_wanted"
    house.restricted.write(case, safety("van de collega"), actor=other)
    assert [note.said for note in house.restricted.of(case, actor=other)] == [safety("van de collega")]
    hers = house.restricted.of(case, actor=house.actor)[0]
    with pytest.raises(UserError) as unseen:
        house.restricted.write(case, safety("anders"), replaces=hers.id, actor=other)
    assert unseen.value.code == "gone"
    house.emergency.open(case, REASON, actor=other)
    assert len(house.restricted.of(case, actor=other)) == 2
    with house.database.reading(house.actor) as reading:
        query = "SELECT is_emergency FROM audit WHERE event = 'restricted_read' AND about_case = :case ORDER BY seq"
        assert list(reading.session.scalars(sa.text(query), {"case": case.hex})) == [0, 0, 1]


def test_without_the_key_there_is_nothing_and_no_reason_gives_it(
    house: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.restricted.write(case, meldcode(), actor=house.actor)
    monkeypatch.setattr(house.sealed_texts, "sealer", None)
    assert _shelf(house, case, house.actor) == Shelf(is_empty=False)
    for act in (
        lambda: house.restricted.of(case, actor=house.actor),
        lambda: house.restricted.write(case, safety(), actor=house.actor),
        lambda: house.emergency.open(case, REASON, actor=house.actor),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "no_key"


def test_a_damaged_or_swapped_note_is_said_and_never_shown_wrong(house: House, case: CaseId) -> None:
    for words in ("een", "twee", "drie"):
        house.restricted.write(case, safety(words), actor=house.actor)
    one, two, _three = (note.id for note in house.restricted.of(case, actor=house.actor))
    with house.database.work(house.actor, AuditEvent.RESTRICTED_SEALED) as work:
        swap = sa.text(
            "UPDATE restricted_note SET sealed = (SELECT sealed FROM restricted_note WHERE id = :b) WHERE id = :a"
        )
        work.session.execute(swap, {"a": one.hex, "b": two.hex})
    notes = house.restricted.of(case, actor=house.actor)
    assert [(note.is_damaged, note.said) for note in notes] == [
        (True, None),
        (False, safety("twee")),
        (False, safety("drie")),
    ]


def test_nothing_of_it_lies_readable_in_any_row(house: House, case: CaseId) -> None:
    actor = house.actor
    house.restricted.write(case, meldcode(SENTINEL, why_not=SENTINEL), actor=actor)
    house.restricted.drafts.keep("restricted_note", str(case), {"words": SENTINEL}, actor=actor)
    assert house.restricted.drafts.find("restricted_note", str(case), actor=actor) == {"words": SENTINEL}
    assert house.drafts.find("restricted_note", str(case), actor=actor) == {}
    house.restricted.of(case, actor=actor)
    with house.database.reading(actor) as reading:
        tables = sa.inspect(reading.session.connection()).get_table_names()
        for table in tables:
            rows = reading.session.execute(sa.text(f'SELECT * FROM "{table}"')).all()  # noqa: S608 - our names
            assert SENTINEL not in repr(rows), table
            assert SENTINEL.encode().hex() not in repr(rows), table


def test_it_goes_with_the_case(house: House, case: CaseId) -> None:
    house.restricted.write(case, safety(), actor=house.actor)
    house.emergency.open(case, REASON, actor=colleague(house, "tweede"))
    with house.database.work(house.actor, AuditEvent.CASE_DESTROYED) as work:
        house.clients.destroy_within(case, work=work)
    with house.database.reading(house.actor) as reading:
        for table in ("restricted_note", "emergency_access"):
            left = sa.text(f"SELECT count(*) FROM {table} WHERE case_id = :case")  # noqa: S608 - ours
            assert reading.session.scalar(left, {"case": case.hex}) == 0

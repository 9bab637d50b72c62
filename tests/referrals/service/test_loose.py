from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ks_desktop.core.values import UnfinishedId, new_id
from ks_desktop.house import House
from ks_desktop.referrals.domain.halfdone import Unfinished
from ks_desktop.referrals.domain.papers import PaperState
from ks_desktop.referrals.service.loose import goes_on
from tests.clocks import MovingClock
from tests.houses import TODAY, new_house


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def house(tmp_path: Path, clock: MovingClock) -> Iterator[House]:
    made, _code = new_house(tmp_path / "data", clock)
    yield made
    made.close()


def test_a_form_kept_halfway_with_her_yes_stays(clock: MovingClock, house: House) -> None:
    def half(**content: str | list[str]) -> Unfinished:
        return Unfinished(id=UnfinishedId(new_id()), name="", content=content, kept_at=clock.now(), kept_by=house.actor)

    assert goes_on(half(birth_surname="Quispel"), 14) == TODAY + timedelta(days=14)
    assert goes_on(half(consent_given="no"), 14) == TODAY + timedelta(days=14)
    assert goes_on(half(consent_given="yes"), 14) is None
    assert goes_on(half(route="self"), 14) is None


def test_what_lies_about_goes_after_the_days_and_not_before(clock: MovingClock, house: House) -> None:
    actor = house.actor
    kept = house.half_done.keep({"birth_surname": "Quispel"}, actor=actor).unfinished
    agreed = house.half_done.keep({"birth_surname": "Kwispel", "consent_given": "yes"}, actor=actor).unfinished
    house.drafts.keep("referral", f"{kept.id}:half", {"birth_surname": "Quispel"}, actor=actor)
    form = house.papers.blank_form(actor=actor)
    paper = house.papers.receive(form, actor=actor).paper
    assert paper is not None
    house.papers.set_aside(paper.id, "reclame", actor=actor)
    house.retention.sweep(actor=actor)
    assert house.retention.halves_left(house.half_done.list(actor=actor), actor=actor) == {kept.id: 14}
    clock.put(TODAY + timedelta(days=13))
    assert house.retention.sweep(actor=actor).loose == 0
    clock.put(TODAY + timedelta(days=14))
    swept = house.retention.sweep(actor=actor)
    assert swept.loose == 2
    assert swept.changes.referrals
    assert [half.id for half in house.half_done.list(actor=actor)] == [agreed.id]
    assert house.papers.waiting(actor=actor, state=PaperState.SET_ASIDE) == ()
    assert house.drafts.find("referral", f"{kept.id}:half", actor=actor) is None
    assert house.verify() == []

"""Two people at one list, through the keyboard's buttons: from proposal to certificate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.records.keeping.domain import Fate
from ks_desktop.records.page.keeping_part import KeepingPart
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, end, settle
from tests.records.keeping.support import Kept, kept


@dataclass
class Seat:
    """Somebody at the page."""

    opened: Kept
    tasks: Tasks
    part: KeepingPart
    told: list[str]

    def press(self, name: str) -> None:
        button = self.part.findChild(Button, name)
        assert button is not None
        assert button.isVisibleTo(self.part), name
        button.click()
        settle(self.tasks)

    def sees(self, name: str) -> bool:
        button = self.part.findChild(Button, name)
        return button is not None and button.isVisibleTo(self.part)

    def sit(self, qtbot: QtBot, *, officer: bool) -> None:
        desk = desk_of(self.opened.house, self.tasks)
        desk = replace(desk, actor=self.opened.officer if officer else self.opened.nurse)
        self.part = KeepingPart(desk, self.opened.house.keeping)
        self.part.told.connect(self.told.append)
        qtbot.addWidget(self.part)
        self.part.resize(1000, 600)
        self.part.refresh()
        settle(self.tasks)

    def choose(self, name: str) -> None:
        assert self.part.proposal.table.select(self.opened.cases[name].hex)
        settle(self.tasks)


@pytest.fixture
def seat(qtbot: QtBot) -> Iterator[Seat]:
    with kept() as opened:
        tasks = Tasks()
        found = Seat(opened, tasks, KeepingPart.__new__(KeepingPart), [])
        found.sit(qtbot, officer=False)
        yield found
        end(tasks)


def test_one_decides_another_confirms_and_a_certificate_is_left(seat: Seat, qtbot: QtBot) -> None:
    seat.choose("declined")
    seat.press("decide")
    seat.press("save_decision")
    assert seat.part.proposal.side.form.field("fate").error()
    seat.part.proposal.side.form.set_values({"fate": "destroy"})
    seat.press("save_decision")
    assert seat.told == ["Besloten. Het wacht op een tweede persoon."]
    seat.choose("declined")
    assert not seat.sees("confirm")
    assert seat.sees("take_back")
    seat.sit(qtbot, officer=True)
    seat.choose("declined")
    seat.press("confirm")
    seat.press("destroy_all")
    seat.press("not_really")
    assert not seat.sees("really")
    seat.press("destroy_all")
    seat.press("really")
    assert "Verklaring 2029-1" in seat.told[-1]
    assert not seat.part.proposal.table.select(seat.opened.cases["declined"].hex)
    papers: list[tuple[object, str, str]] = []
    seat.part.paper_wanted.connect(lambda *asked: papers.append(asked))
    seat.part.show_view("papers")
    settle(seat.tasks)
    seat.press("show_certificate")
    ((make, _title, name),) = papers
    assert callable(make)
    assert make().pdf.startswith(b"%PDF")
    assert name == "verklaring-2029-1"


def test_kept_longer_and_taken_back(seat: Seat) -> None:
    seat.choose("quiet")
    seat.part.proposal.side.begin()
    form = seat.part.proposal.side.form
    form.set_values({"fate": "keep", "why": "care_goes_on"})
    seat.press("save_decision")
    assert form.field("until").error()
    form.field("until").set_raw("1-6")
    form.set_values({"note": "klacht"})
    seat.press("save_decision")
    assert "Het blijft langer" in seat.told[-1]
    seat.choose("quiet")
    assert not seat.sees("confirm")
    assert not seat.sees("decide")
    seat.press("take_back")
    seat.choose("quiet")
    assert seat.sees("decide")
    seat.choose("open")
    assert not seat.sees("decide")
    seat.choose("declined")
    seat.press("decide")
    form.set_values({"fate": "destroy"})
    seat.press("save_decision")
    seat.choose("declined")
    seat.press("take_back")
    assert [row.state for row in seat.part.proposal.table.records()].count("voorstel") == 1


def test_in_a_team_of_one_it_says_what_to_do(seat: Seat) -> None:
    house, opened = seat.opened.house, seat.opened
    alone = house.users.get(opened.officer, actor=opened.nurse)
    house.users.change(replace(alone, roles=frozenset()), actor=opened.nurse)
    house.keeping.decide([opened.cases["declined"]], Fate.DESTROY, actor=opened.nurse)
    seat.part.refresh()
    settle(seat.tasks)
    assert "tweede persoon onder Beheer" in seat.part.proposal.status.text.text()


def test_the_log_and_another_term_are_decided_here_too(seat: Seat) -> None:
    seat.opened.at(seat.opened.clock.today().replace(year=2036))
    seat.part.refresh()
    settle(seat.tasks)
    assert seat.part.proposal.table.select("log")
    seat.press("decide_log")
    assert seat.opened.house.keeping.proposal(actor=seat.opened.nurse).waiting
    seat.part.show_view("terms")
    settle(seat.tasks)
    terms = seat.part.terms
    assert terms.table.select("never_started")
    assert terms.form is not None
    terms.form.set_values({"span": "0"})
    seat.press("save_term")
    assert terms.form.field("span").error()
    terms.form.set_values({"span": "12"})
    seat.press("save_term")
    assert seat.told[-1] == "Deze termijn geldt vanaf nu."
    assert terms.table.select("account")
    assert not seat.sees("save_term")

from dataclasses import replace
from datetime import date

from ks_desktop.letters.breach import BreachPrinting, breach_sheet
from ks_desktop.letters.wording import wording
from ks_desktop.security.audit import Audit
from ks_desktop.security.service import Users
from ks_desktop.visits.domain.incident import LostKind, OnPaper
from ks_desktop.visits.service.incidents import Incidents
from tests.letters.rooms import Rooms
from tests.letters.test_printing import text_of
from tests.visits.domain.test_incident import incident


def test_the_note_tells_the_officer_what_and_by_when_without_a_name(rooms: Rooms) -> None:
    audit = Audit(rooms.database, rooms.clock, process="test")
    incidents = Incidents(rooms.database, rooms.clock, rooms.clients, audit, rooms.undo)
    rooms.woman()
    lost = replace(
        incidents.begin(LostKind.LETTER, actor=rooms.actor), what="brief 2026-0001", women=1, data=(OnPaper.NAME,)
    )
    incidents.record(lost, actor=rooms.actor)
    text = " ".join(
        text_of(BreachPrinting(incidents, Users(rooms.database)).sheet(lost.id, actor=rooms.actor).pdf).split()
    )
    for said in (
        "Melding verloren papier",
        "brief 2026-0001",
        "72 uur",
        "geen juridisch advies",
        "namen",
        "niet bekend",
    ):
        assert said in text
    assert "Kaya" not in text


def test_a_plan_tells_its_strip_its_codes_and_that_the_officer_was_told() -> None:
    plan = incident(
        kind=LostKind.PLAN, what="1/2026-11-21", has_strip=True, told_on=date(2026, 11, 21), lost_on=date(2026, 11, 20)
    )
    said = repr(breach_sheet(plan, "N. Proef", ("A1B2",), wording("breach")))
    for part in ("Plan 1/2026-11-21", "A1B2", "zat er nog aan", "is ingelicht op 21 november 2026", "N. Proef"):
        assert part in said
    assert "was er af" in repr(breach_sheet(replace(plan, has_strip=False), "N. Proef", (), wording("breach")))


def test_every_word_of_the_register_has_its_word_on_paper() -> None:
    words = wording("breach")
    assert all(words.has("data", word.value) for word in OnPaper)
    assert all(words.has("kinds", kind.value) for kind in LostKind)

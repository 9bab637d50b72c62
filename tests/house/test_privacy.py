"""What few may read goes out only opened by who may, and only when it is asked."""

from datetime import date

from ks_desktop.clients.domain.restricted import NoteWords, RestrictedKind
from ks_desktop.house import House
from ks_desktop.records.leaving.tables import Sealed, rows
from ks_desktop.records.purposes import purposes
from ks_desktop.records.requests.copies import RESTRICTED, Choice
from tests.families import sign_up
from tests.pdf import text_of
from tests.records.requests.conftest import house
from tests.records.requests.makers import begun

__all__ = ["house"]
SECRET = "Zij is bang voor iemand."  # noqa: S105 - an invented note


def test_a_restricted_note_is_given_or_held_back_by_choice_and_leaves_opened_with_the_key(house: House) -> None:
    case = sign_up(house, "Verzegeld")
    note = NoteWords(kind=RestrictedKind.SAFETY, day=date(2026, 11, 20), words=SECRET)
    house.restricted.write(case, note, actor=house.actor)
    request_id = begun(house, case)
    words = frozenset(part.word for part in house.access_copies.parts(request_id, actor=house.actor))
    assert RESTRICTED in words
    without = Choice(given=words - {RESTRICTED}, held_back={RESTRICTED: "Het brengt iemand in gevaar."})
    held = house.access_copies.make(request_id, without, actor=house.actor)
    assert SECRET not in text_of(held.paper.pdf) + held.data.decode()
    given = house.access_copies.make(request_id, Choice(given=words), actor=house.actor)
    assert SECRET in text_of(given.paper.pdf)
    table, opens = purposes().tables["restricted_note"], house.leaving_with_all.open_sealed
    assert opens is not None
    with house.database.reading(house.actor) as reading:
        (closed,) = rows(table, reading, sealed=None)
        (opened,) = rows(table, reading, sealed=Sealed(open=opens, actor=house.actor))
    assert closed["sealed"] is None
    assert SECRET in opened["sealed"]

from ks_desktop.core.settings import Settings
from ks_desktop.core.settings_store import change_within, put_logo
from ks_desktop.letters.office import in_house_ink, office_from, office_of
from ks_desktop.paper.documents import Ink
from tests.letters.rooms import Rooms
from tests.paper import samples


def test_the_sender_is_as_the_settings_have_it() -> None:
    office = office_from(
        Settings(
            organisation="JGZ Proefstad", letter_window="right", letter_right_mm=-2, letter_envelope="c5", low_ink="yes"
        ),
        b"beeld",
    )
    assert (office.name, office.window, office.right_mm, office.envelope) == ("JGZ Proefstad", "right", -2, "c5")
    assert (office.logo, office.low_ink, office.folds) == (b"beeld", True, True)


def test_a_sheet_is_printed_with_the_ink_of_the_house(rooms: Rooms) -> None:
    with rooms.database.work(rooms.actor, "settings_changed") as work:
        assert in_house_ink(samples.day_plan(), work).ink is Ink.FULL
        change_within(work, {"low_ink": "yes"})
        assert in_house_ink(samples.day_plan(), work).ink is Ink.LOW


def test_the_logo_goes_along_where_letters_carry_one(rooms: Rooms) -> None:
    with rooms.database.work(rooms.actor, "settings_changed") as work:
        put_logo(work, b"beeld")
        assert office_of(work).logo == b"beeld"
        change_within(work, {"letter_logo": "no"})
        assert office_of(work).logo is None

from pytestqt.qtbot import QtBot

from ks_desktop.coalition.form.sections import contact, for_whom, offered, referring, standing, where
from tests.coalition.domain.test_services import TODAY

ORDER = (
    *("what", "for_whom", "not_for_whom", "how_to_refer", "documents", "cost", "languages", "waiting_weeks"),
    *("waiting_asked_on", "contact", "locations", "checked_on", "checked_by"),
)


def test_the_fields_stand_in_the_order_of_the_card(qtbot: QtBot) -> None:
    del qtbot  # the application must be there first
    sections = (offered(), for_whom(), referring(lambda: TODAY), contact(), where(), standing(lambda: TODAY))
    names = [field.name for section in sections for field in section.fields()]
    assert len(names) == len(set(names))
    places = [names.index(name) for name in ORDER]
    assert places == sorted(places)

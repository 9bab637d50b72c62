from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Alliance
from ks_desktop.coalition.form.alliance import AllianceForm
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.values import OrganisationId, new_id
from tests.coalition.store.test_alliances import ONE
from tests.coalition.test_service import make_organisation

TODAY = date(2026, 11, 21)


def shown(qtbot: QtBot, alliance: Alliance | None = ONE) -> AllianceForm:
    form = AllianceForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.know([make_organisation(id=id_, name=name) for id_, name in zip(ONE.partners, ("Een", "Twee"), strict=True)])
    if alliance is not None:
        form.show_alliance(alliance)
    return form


def test_what_is_shown_is_read_back(qtbot: QtBot) -> None:
    assert shown(qtbot).alliance(ONE.id, [ONE]) == ONE


def test_another_day_is_a_new_state_and_a_partner_that_is_gone_stays(qtbot: QtBot) -> None:
    gone = OrganisationId(new_id())
    form = shown(qtbot)
    form.set_values({"valid_from": TODAY, "partners": "een", "until": ""})
    stored = ONE.__class__(**{name: getattr(ONE, name) for name in ONE.__slots__} | {"partners": (gone,), "version": 3})
    read = form.alliance(ONE.id, [stored])
    assert (read.valid_from, read.version, read.partners) == (TODAY, 0, (ONE.partners[0], gone))


def test_everything_that_cannot_be_understood_is_named_at_its_field(qtbot: QtBot) -> None:
    form = shown(qtbot, None)
    form.set_values({"name": "Kansrijk", "municipalities": "Nergenshuizen", "partners": "Niemand"})
    form.field("until").set_raw("volgend jaar misschien")
    with pytest.raises(UserError) as caught:
        form.alliance(ONE.id, ())
    assert {error.field for error in each(caught.value)} == {"municipalities", "partners", "until", "valid_from"}

from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.domain.requests import AgeRule, AskedBy, RequestKind
from ks_desktop.records.page.request_forms import AGE_WORDS, BeginForm
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import desk_of, settle


def test_the_form_asks_what_its_kind_needs_and_says_what_her_age_means(
    qtbot: QtBot, small: House, at_work: Tasks
) -> None:
    case = sign_up(small, "Jong", birth_date=date(2011, 6, 1).isoformat())
    form = BeginForm(desk_of(small, at_work), small.requests)
    qtbot.addWidget(form)
    form.show_case(case, "Jong", kind=RequestKind.ACCESS)
    settle(at_work)
    assert form.form.field("about").isHidden()
    assert form.form.field("asker").isHidden()
    assert "jonger dan 16" in form.form.field("asked_by").note()
    form.form.set_values({"kind": RequestKind.CORRECTION, "asked_by": AskedBy.PARENT})
    form._on_chosen()  # noqa: SLF001 - what an edit by hand rings
    assert not form.form.field("about").isHidden()
    assert not form.form.field("asker").isHidden()
    assert set(AGE_WORDS) == set(AgeRule)

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.service import Referrals
from ks_desktop.widgets.desk import Desk
from tests.desks import settle
from tests.referrals.form.test_referral import typed
from tests.referrals.makers import WHOLE, make_values
from tests.widgets.hands import bring_forward, child


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, services: Services) -> FormPane:
    made = FormPane(desk, services)
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def fill(pane: FormPane, values: dict[str, str]) -> None:
    """Put these texts in the form as if she had typed them."""
    pane.form.show_texts(values)
    pane.form.field("birth_surname").edited.emit()


def another(desk: Desk, services: Services, qtbot: QtBot) -> FormPane:
    """Return the form as it is after a lock: a new one, over what was kept."""
    made = FormPane(desk, services)
    qtbot.addWidget(made)
    made.hide()
    return made


def test_a_typed_referral_is_stored_and_the_form_is_ready_for_the_next(
    pane: FormPane, desk: Desk, referrals: Referrals, actor: UserId, qtbot: QtBot
) -> None:
    pane.begin_new()
    settle(desk.tasks)
    fill(pane, WHOLE)
    with qtbot.waitSignal(pane.saved) as rung:
        pane.form.submitted.emit()
        settle(desk.tasks)
    (line,) = referrals.list(actor=actor)
    assert rung.args[0].recorded.referral_id == line.referral.id
    assert line.referral.seen_on is not None
    assert pane.form.is_empty()
    assert pane.status.text.text() == "Opgeslagen. Het huisbezoek kan gepland worden."
    with qtbot.waitSignal(pane.plan_wanted) as plan:
        child(pane, QPushButton, "offer").click()
    assert plan.args == [line.referral.case_id]
    assert desk.drafts.find("referral", "", actor=actor) is None


def test_a_parked_referral_says_where_it_lies_and_what_is_needed(pane: FormPane, desk: Desk, qtbot: QtBot) -> None:
    pane.begin_new()
    fill(pane, make_values(phone="", consent_given=""))
    pane.save.click()
    settle(desk.tasks)
    assert pane.status.text.text() == (
        "Opgeslagen bij “Toestemming ontbreekt”. Nog nodig voor een huisbezoek: telefoon, toestemming."
    )
    with qtbot.waitSignal(pane.tray_wanted) as rung:
        child(pane, QPushButton, "offer").click()
    assert rung.args == [Tray.CONSENT_MISSING]


def test_what_is_refused_stays_in_the_form_with_every_error(
    pane: FormPane, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    pane.begin_new()
    settle(desk.tasks)
    fill(pane, WHOLE)
    typed(pane.form, "due_date", "30-2-2027")
    typed(pane.form, "bsn", "٩٩٩٩١٠٤١٣")
    typed(pane.form, "given_name", "x" * 10_000)
    pane.save.click()
    settle(desk.tasks)
    wrong = {name for name in pane.form.names() if pane.form.field(name).error()}
    assert wrong == {"due_date", "bsn", "given_name"}
    assert referrals.list(actor=actor) == ()
    assert pane.form.texts()["bsn"] == "٩٩٩٩١٠٤١٣"
    kept = desk.drafts.find("referral", "", actor=actor)
    assert kept is not None
    assert kept["given_name"] == "x" * 10_000
    assert pane.form.isEnabled()


def test_unprintable_characters_are_told_after_saving(pane: FormPane, desk: Desk) -> None:
    pane.begin_new()
    settle(desk.tasks)
    fill(pane, {**WHOLE, "gp": "Dr.\u202e Proef"})
    pane.save.click()
    settle(desk.tasks)
    assert pane.status.text.text().endswith("Huisarts: Er is 1 onleesbaar teken weggehaald.")


def test_a_duplicate_is_not_stored_and_leads_to_the_first(
    pane: FormPane, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    referrals.record(WHOLE, actor=actor)
    pane.begin_new()
    settle(desk.tasks)
    fill(pane, WHOLE)
    pane.save.click()
    settle(desk.tasks)
    assert len(referrals.list(actor=actor)) == 1
    assert "was er al" in pane.status.text.text()
    assert not pane.form.is_empty()
    pane.status.button.click()
    settle(desk.tasks)
    assert pane.heading.text() == "Aanmelding"


def test_what_a_second_referrer_says_otherwise_is_told_and_stands_at_its_field(
    pane: FormPane, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    referrals.record(WHOLE, actor=actor)
    pane.begin_new()
    settle(desk.tasks)
    fill(pane, make_values(referrer_name="K. Ander", phone="06-87654321", safe_to_call="no", reasons="lifestyle"))
    pane.save.click()
    settle(desk.tasks)
    told = pane.status.text.text()
    assert "Telefoon: In het dossier staat iets anders; dat is niet gewijzigd." in told
    assert "Het veiligste antwoord geldt nu." in told
    second = max(line.referral.id for line in referrals.list(actor=actor))
    pane.open_stored(second)
    settle(desk.tasks)
    assert pane.form.field("phone").note() == "De verwijzer schreef: 06-87654321"
    assert pane.form.texts()["phone"] == "06-12345678"


def test_a_half_typed_referral_is_there_again_after_a_lock(
    pane: FormPane, services: Services, desk: Desk, qtbot: QtBot
) -> None:
    pane.begin_new()
    settle(desk.tasks)
    typed(pane.form, "birth_surname", "Kaya")
    typed(pane.form, "due_date", "30-2")
    pane.form.flush_draft()
    settle(desk.tasks)
    later = another(desk, services, qtbot)
    with qtbot.waitSignal(later.wanted):
        later.find_open()
        settle(desk.tasks)
    assert later.form.texts()["birth_surname"] == "Kaya"
    assert later.form.texts()["due_date"] == "30-2"
    assert later.status.text.text() == "Wat u begonnen was, staat er nog."


def test_a_half_corrected_referral_is_there_again_after_a_lock(
    pane: FormPane, services: Services, desk: Desk, referrals: Referrals, actor: UserId, qtbot: QtBot
) -> None:
    recorded = referrals.record(WHOLE, actor=actor)
    pane.open_stored(recorded.referral_id)
    settle(desk.tasks)
    typed(pane.form, "phone", "06-87654321")
    pane.form.flush_draft()
    settle(desk.tasks)
    later = another(desk, services, qtbot)
    later.find_open()
    settle(desk.tasks)
    assert later.form.texts()["phone"] == "06-87654321"
    assert later.form.texts()["birth_surname"] == "Kaya"
    later.save.click()
    settle(desk.tasks)
    assert referrals.open(recorded.referral_id, actor=actor).values["phone"] == "06-87654321"
    assert desk.drafts.find("referral", str(recorded.referral_id), actor=actor) is None


def test_a_closed_form_does_not_come_back_by_itself_but_keeps_what_was_typed(
    pane: FormPane, services: Services, desk: Desk, qtbot: QtBot
) -> None:
    pane.begin_new()
    settle(desk.tasks)
    typed(pane.form, "birth_surname", "Kaya")
    with qtbot.waitSignal(pane.closed):
        pane.close_button.click()
    settle(desk.tasks)
    later = another(desk, services, qtbot)
    with qtbot.assertNotEmitted(later.wanted):
        later.find_open()
        settle(desk.tasks)
    later.begin_new()
    settle(desk.tasks)
    assert later.form.texts()["birth_surname"] == "Kaya"


def test_who_is_second_sees_the_new_version_with_her_changes_in_it(
    pane: FormPane, desk: Desk, referrals: Referrals, clients: Clients, database: Database, actor: UserId
) -> None:
    recorded = referrals.record(WHOLE, actor=actor)
    pane.open_stored(recorded.referral_id)
    settle(desk.tasks)
    typed(pane.form, "phone", "06-87654321")
    with database.reading(actor) as reading:
        case = clients.cases([recorded.case_id], reading=reading)[recorded.case_id]
        client = clients.clients([case.client_id], reading=reading)[case.client_id]
    clients.save_client(replace(client, name=replace(client.name, given_name="Ayla")), actor=actor)
    pane.save.click()
    settle(desk.tasks)
    assert pane.status.text.text().startswith("Iemand anders heeft deze aanmelding gewijzigd.")
    assert (pane.form.texts()["given_name"], pane.form.texts()["phone"]) == ("Ayla", "06-87654321")
    pane.save.click()
    settle(desk.tasks)
    values = referrals.open(recorded.referral_id, actor=actor).values
    assert (values["given_name"], values["phone"]) == ("Ayla", "06-87654321")


def test_emptying_the_form_asks_first(pane: FormPane, desk: Desk, actor: UserId) -> None:
    pane.begin_new()
    settle(desk.tasks)
    typed(pane.form, "birth_surname", "Kaya")
    pane.form.flush_draft()
    settle(desk.tasks)
    child(pane, QPushButton, "empty").click()
    assert pane.form.texts()["birth_surname"] == "Kaya"
    child(pane.window(), QPushButton, "yes").click()
    settle(desk.tasks)
    assert pane.form.is_empty()
    assert desk.drafts.find("referral", "", actor=actor) is None

from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.sheets import NewSheet, PaperSheet, StoredSheet, sheet_of_place
from ks_desktop.widgets.desk import Desk
from tests.referrals.makers import WHOLE
from tests.referrals.page.papers import FILLED, filled_form


def test_a_new_sheet_opens_with_what_was_begun_and_is_recorded(desk: Desk, services: Services, actor: UserId) -> None:
    sheet = NewSheet(desk, services)
    desk.drafts.keep("referral", "", {"birth_surname": "Kaya"}, actor=actor)
    loaded = sheet.load()
    assert (loaded.draft, dict(loaded.values)) == ({"birth_surname": "Kaya"}, {})
    kept = sheet.keep(WHOLE, loaded)
    assert (kept.recorded.tray, kept.paper) == (Tray.READY, None)
    assert sheet.load().draft is None


def test_a_stored_sheet_is_seen_and_corrected(desk: Desk, services: Services, actor: UserId) -> None:
    recorded = services.referrals.record(WHOLE, actor=actor)
    sheet = StoredSheet(desk, services, recorded.referral_id)
    loaded = sheet.load()
    assert loaded.changes.referrals
    assert loaded.values["given_name"] == "Aylin"
    sheet.keep({**loaded.values, "given_name": "Ayla"}, loaded)
    assert sheet.load().values["given_name"] == "Ayla"


def test_a_paper_sheet_becomes_a_referral_with_its_original(desk: Desk, services: Services, actor: UserId) -> None:
    received = services.papers.receive(filled_form(), actor=actor)
    assert received.paper is not None
    sheet = PaperSheet(desk, services, received.paper.id)
    loaded = sheet.load()
    assert loaded.paper is not None
    assert loaded.paper.found.values["birth_surname"] == FILLED["birth_surname"]
    desk.drafts.keep("referral", sheet.subject, {"phone_note": "na 15 uur"}, actor=actor)
    kept = sheet.keep(dict(loaded.paper.found.values), loaded)
    assert kept.paper == received.paper
    assert services.papers.waiting(actor=actor) == ()
    assert services.papers.original_of(kept.recorded.referral_id, actor=actor) is not None
    assert desk.drafts.find("referral", sheet.subject, actor=actor) is None


def test_each_sheet_is_found_again_by_the_subject_of_its_draft(desk: Desk, services: Services, actor: UserId) -> None:
    stored = StoredSheet(desk, services, services.referrals.record(WHOLE, actor=actor).referral_id)
    paper = services.papers.receive(filled_form(), actor=actor).paper
    assert paper is not None
    for sheet in (NewSheet(desk, services), stored, PaperSheet(desk, services, paper.id)):
        again = sheet_of_place(desk, services, sheet.subject)
        assert (type(again), again.subject) == (type(sheet), sheet.subject)

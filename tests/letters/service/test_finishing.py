import hashlib
import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import LetterId, ReferralId
from ks_desktop.letters import store
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute
from ks_desktop.letters.wording import wording
from ks_desktop.referrals.domain import NotTakenUp, Referral
from tests.conftest import KEY
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.letters.rooms import QUESTION, Rooms
from tests.pdf import text_of


def final_appointment(rooms: Rooms) -> LetterId:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    return letter_id


@pytest.mark.parametrize(
    ("kind", "partner"), [(LetterKind.REFERRAL_MEDICAL, MIDWIFE_PRACTICE), (LetterKind.REFERRAL_SOCIAL, TEAM)]
)
def test_a_final_letter_keeps_number_bytes_values_and_wording(rooms: Rooms, kind: LetterKind, partner: object) -> None:
    case_id, _referral = rooms.woman()
    draft = rooms.agree(kind, case_id, partner)  # type: ignore[arg-type]
    letter_id = rooms.letters.draft(kind, case_id, draft.receiver, None, QUESTION, actor=rooms.actor)
    final = rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert (final.state, final.number) == (LetterState.FINAL, "2026-0001")
    assert final.wording_version == wording(kind).version
    assert set(final.values) == set(final.ticked)
    pdf = rooms.letters.pdf(letter_id, actor=rooms.actor)
    assert hashlib.sha256(pdf).hexdigest() == final.sha256
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    for value in (*final.values.values(), "2026-0001", QUESTION["question"]):
        assert value in text
    assert re.search(r"L \d{6}-[0-9A-F]{8}", text)  # where the log was when it became final


def test_a_final_letter_does_not_follow_what_changes_later(rooms: Rooms) -> None:
    letter_id = final_appointment(rooms)
    before = rooms.letters.pdf(letter_id, actor=rooms.actor)
    rooms.settings.change({"organisation": "Een andere naam"}, actor=rooms.actor)
    assert rooms.letters.pdf(letter_id, actor=rooms.actor) == before
    draft = rooms.letters.letter(letter_id, actor=rooms.actor).draft
    with pytest.raises(UserError) as refused:
        rooms.letters.save_draft(letter_id, draft, actor=rooms.actor)
    assert refused.value.code == "letter_final"
    with pytest.raises(UserError):
        rooms.letters.finalise(letter_id, actor=rooms.actor)


def test_a_refused_letter_takes_no_number(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    refused = rooms.letters.draft(LetterKind.REFERRAL_SOCIAL, case_id, TEAM.id, None, QUESTION, actor=rooms.actor)
    with pytest.raises(UserError) as why:
        rooms.letters.finalise(refused, actor=rooms.actor)
    assert [error.code for error in each(why.value)] == ["consent_refer"]
    assert "toestemming" in why.value.text()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    assert rooms.letters.finalise(letter_id, actor=rooms.actor).number == "2026-0001"


def test_a_number_is_never_given_twice(rooms: Rooms) -> None:
    letter_id = final_appointment(rooms)
    letter = rooms.letters.letter(letter_id, actor=rooms.actor)
    with rooms.database.work(rooms.actor, "test") as work:
        rooms.letters.case_destroyed(letter.case_id, work=work)
    case_id, _referral = rooms.woman(
        given_name="Sanne", initials="S.", birth_surname="Vos", bsn="", birth_date="1990-01-02"
    )
    rooms.book(case_id, date(2026, 11, 25))
    second = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    assert rooms.letters.finalise(second, actor=rooms.actor).number == "2026-0002"


def test_a_character_that_no_font_has_is_named_before_it_is_final(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(given_name="Aylin 😀", initials="")
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.finalise(letter_id, actor=rooms.actor)
    (error,) = each(refused.value)
    assert error.code == "glyph"
    assert "😀" in error.text()


def test_a_final_letter_is_sent_and_withdrawn_with_day_and_reason(rooms: Rooms) -> None:
    letter_id = final_appointment(rooms)
    today = rooms.clock.today()
    with pytest.raises(UserError) as refused:
        rooms.letters.mark_sent(letter_id, SendRoute.POST, today + timedelta(days=1), actor=rooms.actor)
    assert refused.value.field == "sent_on"
    assert rooms.letters.mark_sent(letter_id, SendRoute.BY_HAND, today, actor=rooms.actor).letters
    sent = rooms.letters.letter(letter_id, actor=rooms.actor)
    assert (sent.state, sent.route, sent.sent_on) == (LetterState.SENT, SendRoute.BY_HAND, today)
    with pytest.raises(UserError):
        rooms.letters.withdraw(letter_id, "  ", actor=rooms.actor)
    rooms.letters.withdraw(letter_id, "Verkeerde dag", actor=rooms.actor)
    withdrawn = rooms.letters.letter(letter_id, actor=rooms.actor)
    assert (withdrawn.state, withdrawn.withdrawn_reason, withdrawn.number) == (
        LetterState.WITHDRAWN,
        "Verkeerde dag",
        "2026-0001",
    )
    with pytest.raises(UserError):
        rooms.letters.withdraw(letter_id, "Nog eens", actor=rooms.actor)


def test_a_draft_is_not_sent(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.mark_sent(letter_id, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    assert refused.value.code == "letter_not_final"


def test_no_letter_goes_by_post_where_post_is_not_safe(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(safe_post="no")
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    letter = rooms.letters.letter(letter_id, actor=rooms.actor)
    assert letter.route is SendRoute.BY_HAND
    rooms.letters.save_draft(letter_id, replace(letter.draft, route=SendRoute.POST), actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert [error.code for error in each(refused.value)] == ["post_unsafe"]
    rooms.letters.save_draft(letter_id, letter.draft, actor=rooms.actor)
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    with pytest.raises(UserError) as refused:
        rooms.letters.mark_sent(letter_id, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    assert refused.value.code == "post_unsafe"
    assert rooms.letters.letter(letter_id, actor=rooms.actor).state is LetterState.FINAL


def owed(rooms: Rooms, case_id: object) -> date | None:
    with rooms.database.reading(rooms.actor) as reading:
        (referral,) = rooms.referrals.of_cases([case_id], reading=reading)[case_id]  # type: ignore[index,list-item]
    return referral.feedback_given_on


def test_feedback_closes_the_loop_and_withdrawing_it_unsent_opens_it_again(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    letter_id = rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    assert rooms.letters.letter(letter_id, actor=rooms.actor).referral_id == referral_id
    assert owed(rooms, case_id) is None
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert owed(rooms, case_id) == rooms.clock.today()
    rooms.letters.withdraw(letter_id, "Verkeerde uitkomst", actor=rooms.actor)
    assert owed(rooms, case_id) is None


def test_of_two_who_made_it_final_the_second_is_told(rooms: Rooms) -> None:
    letter_id = final_appointment(rooms)
    stale = replace(rooms.letters.letter(letter_id, actor=rooms.actor), version=1)
    with pytest.raises(StaleError), rooms.database.work(rooms.actor, "test") as work:
        rooms.letters._finishing.withdraw(stale, "Te laat", work=work)  # noqa: SLF001


def referral_of(rooms: Rooms, referral_id: ReferralId) -> Referral:
    return rooms.referrals.referrers.known(referral_id, actor=rooms.actor).referral


@pytest.mark.parametrize(
    ("kind", "remembered"), [(LetterKind.RECEIPT, "receipt_given_on"), (LetterKind.QUESTION, "asked_on")]
)
def test_a_note_to_the_referrer_is_kept_and_remembered_and_no_feedback(
    rooms: Rooms, kind: LetterKind, remembered: str
) -> None:
    case_id, referral_id = rooms.woman(consent_given="", consent_on="", consent_by="", consent_form="")
    letter_id = rooms.letters.draft(kind, case_id, referral_id, actor=rooms.actor)
    final = rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert (final.number, final.referral_id) == ("2026-0001", referral_id)
    known = referral_of(rooms, referral_id)
    assert getattr(known, remembered) == rooms.clock.today()
    assert known.feedback_given_on is None
    text = text_of(rooms.letters.pdf(letter_id, actor=rooms.actor))
    assert "999910413" not in text
    assert "Aylin" not in text  # nobody asked her yet: no more than they must recognise
    rooms.letters.withdraw(letter_id, "Verkeerde verwijzer", actor=rooms.actor)
    assert getattr(referral_of(rooms, referral_id), remembered) is None


def test_each_of_two_referrers_is_owed_feedback_of_its_own(rooms: Rooms) -> None:
    case_id, first = rooms.woman()
    _case, second = rooms.woman(
        received_on="2026-11-12",
        referrer_organisation="Huisartsenpraktijk Zonstraat",
        referrer_name="",
        referrer_role="gp",
        bsn="",
        bsn_checked_by="",
        bsn_checked_on="",
    )
    assert _case == case_id
    letter_id = rooms.letters.draft(LetterKind.FEEDBACK, case_id, first, actor=rooms.actor)
    assert rooms.letters.finalise(letter_id, actor=rooms.actor).to_name == "Verloskundigen De Wiek"
    assert not referral_of(rooms, first).owes_feedback
    assert referral_of(rooms, second).owes_feedback
    other = rooms.letters.draft(LetterKind.FEEDBACK, case_id, actor=rooms.actor)
    draft = replace(rooms.letters.letter(other, actor=rooms.actor).draft, route=SendRoute.SECURE_MAIL)
    rooms.letters.save_draft(other, draft, actor=rooms.actor)
    assert rooms.letters.finalise(other, actor=rooms.actor).to_name == "Huisartsenpraktijk Zonstraat"
    assert not referral_of(rooms, second).owes_feedback


def test_when_she_says_no_the_referrer_hears_only_that(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    rooms.referrals.not_taken_up(referral_id, NotTakenUp.NO_CONSENT, actor=rooms.actor)
    letter_id = rooms.letters.draft(LetterKind.FEEDBACK, case_id, referral_id, actor=rooms.actor)
    final = rooms.letters.finalise(letter_id, actor=rooms.actor)
    text = " ".join(text_of(rooms.letters.pdf(letter_id, actor=rooms.actor)).split())
    assert "Mevrouw ziet af van een prenataal huisbezoek." in text
    assert set(final.values) == {"name", "birth_date"}
    for absent in ("Stand van zaken", "Huisbezoek", "Slaapt slecht", "Uitgerekende"):
        assert absent not in text
    assert referral_of(rooms, referral_id).feedback_given_on == rooms.clock.today()


def test_what_a_kill_leaves_has_given_out_no_number_and_neither_has_what_was_taken_back(
    rooms: Rooms, tmp_path: Path
) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    finishing = rooms.letters._finishing  # noqa: SLF001 - the step itself, before its transaction ends

    def finalise_and_fail() -> None:
        with rooms.database.work(rooms.actor, "test") as work:
            assert finishing.finalise(letter_id, work=work).number == "2026-0001"
            for file in rooms.database.path.parent.glob(f"{rooms.database.path.name}*"):
                shutil.copyfile(file, tmp_path / f"killed{file.name.removeprefix(rooms.database.path.name)}")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        finalise_and_fail()
    killed = Database(tmp_path / "killed", KEY)
    for database in (killed, rooms.database):
        with database.work(rooms.actor, "test") as work:
            letter = store.get(work, letter_id)
            assert (letter.state, letter.number, letter.attachment_id) == (LetterState.DRAFT, "", None)
            assert work.session.scalar(sa.text("SELECT count(*) FROM attachment")) == 0
    killed.close()
    assert rooms.letters.finalise(letter_id, actor=rooms.actor).number == "2026-0001"


def test_two_windows_on_one_file_give_out_no_number_twice_and_leave_none_out(rooms: Rooms) -> None:
    other = Database(rooms.database.path, KEY)
    given = []
    for turn in range(6):
        with (other if turn % 2 else rooms.database).work(rooms.actor, "test") as work:
            given.append(store.next_number(work, 2026))
    other.close()
    assert given == [f"2026-{number:04d}" for number in range(1, 7)]


def test_a_letter_goes_out_on_the_day_it_was_made_final_at_the_earliest(rooms: Rooms) -> None:
    letter_id = final_appointment(rooms)
    yesterday = rooms.clock.today() - timedelta(days=1)
    with pytest.raises(UserError) as refused:
        rooms.letters.mark_sent(letter_id, SendRoute.POST, yesterday, actor=rooms.actor)
    assert (refused.value.code, refused.value.field) == ("before_final", "sent_on")
    rooms.letters.mark_sent(letter_id, SendRoute.POST, rooms.clock.today(), actor=rooms.actor)
    assert rooms.letters.letter(letter_id, actor=rooms.actor).sent_on == rooms.clock.today()

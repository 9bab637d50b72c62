from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import LetterId, UserId
from ks_desktop.letters.content.gone import disclosures, gone_along
from ks_desktop.letters.domain import WORDS, LegalGround, Letter, LetterKind, LetterState, SendRoute
from ks_desktop.letters.extract.parts import WORDING
from ks_desktop.letters.wording import wording
from tests.letters.people import CASE

ME = UserId(UUID(int=9))
SENT = Letter(
    id=LetterId(UUID(int=41)),
    case_id=CASE,
    kind=LetterKind.REFERRAL_SOCIAL,
    state=LetterState.SENT,
    ticked=("name", "birth_date"),
    values={"name": "A. Kaya", "birth_date": "12 maart 1998"},
    words={"question": "Wilt u helpen?", "contact_before": "2026-12-01"},
    reasons={"birth_date": "Zij vragen erom."},
    ground=LegalGround.LEGAL_DUTY,
    to_name="Buurtteam Oost\nt.a.v. de balie",
    route=SendRoute.SECURE_MAIL,
    made_at=instant_of(date(2026, 11, 20), time(12)),
    made_by=ME,
    finalised_by=ME,
    sent_on=date(2026, 11, 21),
)


def test_what_went_along_has_its_label_and_its_reason_and_never_its_value() -> None:
    gone = gone_along(SENT)
    assert [(each.word, each.reason) for each in gone] == [
        ("name", ""),
        ("birth_date", "Zij vragen erom."),
        ("question", ""),
    ]
    assert "1998" not in repr(gone)
    asked = replace(SENT, kind=LetterKind.REQUEST_TO_REFER, words={"refer_to": "poli", "follow_up": "nothing"})
    assert [each.word for each in gone_along(asked)] == ["name", "birth_date", "refer_to"]
    assert [each.label for each in gone] == ["Name", "Birth date", "What you ask"]


def test_a_disclosure_says_to_whom_when_and_by_which_route() -> None:
    (told,) = disclosures([SENT])
    assert (told.to_name, told.day, told.route) == ("Buurtteam Oost", date(2026, 11, 21), SendRoute.SECURE_MAIL)
    assert told.letter is SENT


@pytest.mark.parametrize(
    ("state", "sent_on", "counts"),
    [
        (LetterState.DRAFT, None, False),
        (LetterState.FINAL, None, True),  # perhaps it was posted and nobody wrote that down
        (LetterState.WITHDRAWN, date(2026, 11, 21), True),
        (LetterState.WITHDRAWN, None, False),
    ],
)
def test_only_what_went_out_or_may_have_counts(state: LetterState, sent_on: date | None, counts: bool) -> None:
    assert bool(disclosures([replace(SENT, state=state, sent_on=sent_on)])) is counts


def test_the_extract_of_her_record_names_the_same_typed_words() -> None:
    every = replace(SENT, values={}, ticked=(), words=dict.fromkeys(WORDS, "iets"))
    assert [each.word for each in gone_along(every)] == list(wording(WORDING).get("typed"))

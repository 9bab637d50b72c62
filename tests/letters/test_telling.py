from datetime import date

import pytest

from ks_desktop.clients.domain import ConsentPurpose, Informed, TellKind, ToTell
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, ConsentId, new_id
from ks_desktop.letters.telling import TellPrinting, told_sheet
from ks_desktop.letters.wording import wording
from ks_desktop.paper.documents import Table
from ks_desktop.referrals.service.retention import Retention
from tests.letters.rooms import Rooms
from tests.letters.test_printing import text_of


def printing(rooms: Rooms) -> TellPrinting:
    return TellPrinting(rooms.database, rooms.clock, rooms.clients, rooms.audit)


def test_the_list_says_who_must_hear_it_and_of_her_only_initials(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    told = Retention(rooms.database, rooms.clock, rooms.clients)
    rooms.clients.answers.when_withdrawn.append(told)
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=rooms.clock.today(), asked_by="N. Proef")
    rooms.clients.answers.answer(case_id, no, actor=rooms.actor)
    text = text_of(printing(rooms).sheet(case_id, actor=rooms.actor).pdf)
    for said in ("Wie moet het weten", "Verloskundigen De Wiek", "di 10 nov", "A.K."):
        assert said in text
    assert "Kaya" not in text


def test_a_case_that_is_gone_is_said(rooms: Rooms) -> None:
    with pytest.raises(UserError):
        printing(rooms).sheet(CaseId(new_id()), actor=rooms.actor)


@pytest.mark.parametrize("kind", TellKind)
def test_every_kind_has_its_words(kind: TellKind) -> None:
    informed = Informed(kind=kind, who="tr", about="10:30", since=date(2026, 11, 24))
    line = ToTell(
        id=new_id(),
        case_id=CaseId(new_id()),
        consent_id=ConsentId(new_id()),
        informed=informed,
        noted_on=date(2026, 11, 21),
        told_on=date(2026, 11, 22),
    )
    sheet = told_sheet((line,), "A.K.", wording("plans"))
    (_intro, table) = sheet.blocks
    assert isinstance(table, Table)
    assert table.rows[0][2:] == ("di 24 nov", "zo 22 nov")
    assert told_sheet((), "A.K.", wording("plans")).blocks

from datetime import date

from ks_desktop.clients.domain import Informed, TellKind, ToTell
from ks_desktop.core.values import CaseId, ConsentId, new_id


def test_the_same_person_told_of_the_same_is_one_line_whatever_its_id() -> None:
    sent = Informed(kind=TellKind.LETTER_SENT, who="Wijkteam", about="2026-0001", since=date(2026, 11, 20))
    case, consent = CaseId(new_id()), ConsentId(new_id())
    lines = [
        ToTell(id=new_id(), case_id=case, consent_id=consent, informed=sent, noted_on=date(2026, 11, 21))
        for _turn in range(2)
    ]
    assert len({line.informed for line in lines}) == 1
    assert [line.told_on for line in lines] == [None, None]

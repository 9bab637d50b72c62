from datetime import date

from ks_desktop.clients import store
from ks_desktop.clients.domain import Informed, TellKind, ToTell
from ks_desktop.clients.store import telling
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client, make_consent


def test_a_line_comes_back_as_it_was_noted_and_goes_with_its_case(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    consent = make_consent(case)
    informed = Informed(kind=TellKind.INTERPRETER, who="tr", about="10:30", since=date(2026, 11, 24))
    line = ToTell(id=new_id(), case_id=case.id, consent_id=consent.id, informed=informed, noted_on=date(2026, 11, 21))
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        store.put_consent(work, consent)
        telling.add(work, line)
        assert telling.of_cases(work, [case.id, case.id]) == [line]
        assert telling.tick(work, line.id, date(2026, 11, 22))
        (ticked,) = telling.of_cases(work, [case.id])
        assert (ticked.told_on, ticked.told_by) == (date(2026, 11, 22), actor)
        store.remove_case(work, case.id)
        assert telling.of_cases(work, [case.id]) == []

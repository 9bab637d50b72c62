from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.clients.domain import CaseStatus, ConsentState
from ks_desktop.clients.domain.known import known_of
from ks_desktop.clients.store import put_case, put_client, put_consent
from ks_desktop.clients.store.known import known_cases
from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client, make_consent

TODAY = date(2026, 11, 21)


def test_the_few_columns_say_the_same_as_the_records(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    closed = replace(make_case(client), status=CaseStatus.CLOSED, closed_on=TODAY)
    yes = replace(make_consent(case), given_on=TODAY - timedelta(days=3))
    with database.work(actor, "test") as work:
        put_client(work, client)
        for each in (case, closed):
            put_case(work, each)
        put_consent(work, yes)
        found = known_cases(work, [case.id, closed.id, CaseId(new_id())], TODAY)
    assert set(found) == {case.id, closed.id}
    assert found[case.id].known == known_of(client)
    assert (found[case.id].is_open, found[case.id].agrees) == (True, True)
    assert (found[closed.id].is_open, found[closed.id].agrees) == (False, False)


def test_the_newest_answer_counts(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    yes = replace(make_consent(case), given_on=TODAY - timedelta(days=3))
    no = replace(make_consent(case), given_on=TODAY, state=ConsentState.REFUSED)
    with database.work(actor, "test") as work:
        put_client(work, client)
        put_case(work, case)
        put_consent(work, yes)
        put_consent(work, no)
        assert known_cases(work, [case.id], TODAY - timedelta(days=1))[case.id].agrees
        assert not known_cases(work, [case.id], TODAY)[case.id].agrees

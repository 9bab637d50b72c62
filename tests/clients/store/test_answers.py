import pytest

from ks_desktop.clients import store
from ks_desktop.clients.domain import ConsentPurpose, ConsentState
from ks_desktop.clients.store import answers
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_consent


@pytest.mark.parametrize(
    ("given", "is_asked"),
    [
        ((), True),
        (((ConsentPurpose.SIGN_UP, ConsentState.GIVEN),), False),
        (((ConsentPurpose.FEEDBACK, ConsentState.GIVEN),), True),
        (((ConsentPurpose.SIGN_UP, ConsentState.GIVEN), (ConsentPurpose.FEEDBACK, ConsentState.REFUSED)), False),
        (((ConsentPurpose.SIGN_UP, ConsentState.GIVEN), (ConsentPurpose.SIGN_UP, ConsentState.WITHDRAWN)), True),
    ],
)
def test_only_a_yes_that_nothing_stands_beside_is_not_looked_at(
    database: Database, actor: UserId, given: tuple[tuple[ConsentPurpose, ConsentState], ...], is_asked: bool
) -> None:
    client = make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        for purpose, state in given:
            store.put_consent(work, make_consent(case, purpose=purpose, state=state))
        assert (answers.maybe_without_yes(work) == [case.id]) is is_asked

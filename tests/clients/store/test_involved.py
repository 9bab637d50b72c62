from dataclasses import replace

import pytest

from ks_desktop.clients import store
from ks_desktop.clients.domain import Answer
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.store import involved
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client


def test_people_come_back_as_they_were_and_go_with_the_case(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    sister = Involved(id=new_id(), case_id=case.id, role="zus", name="Ł <ğ>", phone="06", may_talk=Answer.NO)
    mentor = Involved(id=new_id(), case_id=case.id, role="mentor", organisation="School")
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        for person in (sister, mentor):
            involved.put(work, person)
        kept = involved.of_cases(work, [case.id])[case.id]
        assert [replace(person, version=0) for person in kept] == [mentor, sister]
        with pytest.raises(StaleError):
            involved.put(work, sister)
        involved.put(work, replace(kept[1], name="Fatma"))
        involved.remove(work, kept[0])
        (left,) = involved.of_cases(work, [case.id])[case.id]
        assert left.name == "Fatma"
        involved.destroy(work, case.id)
        assert involved.of_cases(work, [case.id]) == {}

from datetime import date

from ks_desktop.clients.service.known import known_cases
from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId, UserId, new_id


def test_an_unknown_case_is_left_out(database: Database, actor: UserId) -> None:
    with database.reading(actor) as reading:
        assert known_cases([CaseId(new_id())], today=date(2026, 11, 21), reading=reading) == {}

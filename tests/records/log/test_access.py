from pathlib import Path

import pytest

from ks_desktop.core.errors import UserError, WrongPassphraseError
from ks_desktop.house import House
from ks_desktop.records.log import LogQuestion
from ks_desktop.records.log.access import OPEN_SECONDS, LogAccess
from ks_desktop.security.domain import AuditEvent, Outcome
from tests.houses import SENTENCE
from tests.records.support import folder_with_backup, opened


def test_the_log_opens_to_the_own_passphrase_and_shuts_by_itself(tmp_path: Path, logged: House) -> None:
    data, _backup = folder_with_backup(tmp_path)
    house = opened(data)
    moment = [0.0]
    house.log.access = LogAccess(house.database, house.clock, house.audit, house.users, monotonic=lambda: moment[0])
    me = house.actor
    with pytest.raises(UserError, match="log_closed"):
        house.log.lines(LogQuestion(), actor=me)
    with pytest.raises(WrongPassphraseError):
        house.log.open("een andere zin van vier", actor=me)
    house.log.open(SENTENCE, actor=me)
    newest = [entry for line in house.log.lines(LogQuestion(), actor=me).lines for entry in line.entries][:3]
    assert [entry.event for entry in newest] == [AuditEvent.LOG_READ, AuditEvent.LOG_READ, AuditEvent.LOGIN_FAILED]
    assert (newest[2].outcome, newest[2].subject) == (Outcome.REFUSED, "audit")
    checked = house.log.check(actor=me)
    assert (checked.findings, checked.backups, checked.has_mark) == ((), 1, True)
    moment[0] = OPEN_SECONDS
    with pytest.raises(UserError, match="log_closed"):
        house.log.lines(LogQuestion(), actor=me)
    house.log.access.let_in(me)
    house.log.access.close()
    assert not house.log.access.is_open(me)
    house.close()
    assert logged.log.access.is_open(logged.actor)  # practice mode has no passphrase

from dataclasses import replace

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.keeping import Keeping, kept_findings
from ks_desktop.security.domain import AuditEvent
from tests.letters.rooms import Rooms


def test_only_what_is_final_has_bytes(rooms: Rooms) -> None:
    case_id, referral_id = rooms.woman()
    letter_id = rooms.letters.draft(LetterKind.RECEIPT, case_id, referral_id, actor=rooms.actor)
    keeping = Keeping(database=rooms.database, audit=rooms.audit)
    with pytest.raises(UserError) as refused:
        keeping.kept(letter_id, AuditEvent.LETTER_PRINTED, actor=rooms.actor)
    assert refused.value.code == "letter_not_final"
    rooms.letters.finalise(letter_id, actor=rooms.actor)
    assert keeping.kept(letter_id, AuditEvent.LETTER_PRINTED, actor=rooms.actor).startswith(b"%PDF")


def test_nothing_that_changes_later_changes_a_byte_and_a_changed_byte_is_noticed(rooms: Rooms) -> None:
    letters, actor = rooms.letters, rooms.actor
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    final = letters.finalise(letters.draft(LetterKind.APPOINTMENT, case_id, actor=actor), actor=actor)
    printed = letters.pdf(final.id, actor=actor)
    rooms.settings.change({"organisation": "Anders", "letter_window": "right"}, actor=actor)
    rooms.users.change(replace(rooms.users.get(actor, actor=actor), full_name="Mw. Anders"), actor=actor)
    with rooms.database.work(actor, "test") as work:
        woman = next(iter(rooms.clients.cases([case_id], reading=work).values())).client_id
        (client,) = rooms.clients.clients([woman], reading=work).values()
        rooms.clients.put_client(replace(client, name=replace(client.name, birth_surname="Anders")), work=work)
    assert letters.pdf(final.id, actor=actor) == printed
    with rooms.database.reading(actor) as reading:
        assert kept_findings(reading) == []
    with rooms.database.work(actor, "test") as work:
        work.session.execute(sa.text("UPDATE attachment SET content = X'25504446'"))
    with pytest.raises(StorageError):
        letters.pdf(final.id, actor=actor)
    with rooms.database.work(actor, "test") as work:
        work.session.execute(sa.text("UPDATE letter SET sha256 = 'anders'"))
    with rooms.database.reading(actor) as reading:
        paper, letter = kept_findings(reading)
    assert final.attachment_id is not None
    assert final.attachment_id.hex in paper
    assert "2026-0001" in letter

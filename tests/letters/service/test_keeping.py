import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service.keeping import Keeping
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

from dataclasses import replace

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.letters.domain.own_texts import OwnText
from ks_desktop.letters.store.own_texts import all_texts, put, remove
from tests.letters.rooms import Rooms

SUBJECT = OwnText(kind="appointment", language="nl", path="subject", content='["Wij komen"]', base='["Onze afspraak"]')


def test_a_text_is_kept_changed_and_taken_away(rooms: Rooms) -> None:
    now = rooms.clock.now()
    with rooms.database.work(rooms.actor, "test") as work:
        put(work, SUBJECT, now)
        stored = all_texts(work).texts[0]
        assert replace(stored, changed_at=None, changed_by=None, version=0) == SUBJECT
        assert (stored.changed_at, stored.changed_by, stored.version) == (now, rooms.actor, 1)
        put(work, replace(stored, content='["Nu"]'), now)
        with pytest.raises(StaleError):
            put(work, stored, now)
        with pytest.raises(StaleError):
            put(work, SUBJECT, now)
        assert [text.content for text in all_texts(work).texts] == ['["Nu"]']
        remove(work, SUBJECT)
        remove(work, SUBJECT)
        assert all_texts(work).texts == ()

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals.store import mappings


def test_what_was_chosen_for_a_sender_is_found_again_however_the_name_is_typed(
    database: Database, clock: Clock, actor: UserId
) -> None:
    with database.work(actor, "test") as work:
        mappings.put(work, "a" * 64, "Praktijk De Bron", ["birth_surname", ""], clock.now())
        mappings.put(work, "b" * 64, "Praktijk De Bron", ["", ""], clock.now())
        mappings.put(work, "a" * 64, "praktijk de  BRON", ["", "birth_surname"], clock.now())
    with database.reading(actor) as reading:
        found = mappings.find(reading, "a" * 64, "PRAKTIJK DE BRON")
        assert found == mappings.Remembered(sender="praktijk de  BRON", fields=("", "birth_surname"))
        assert mappings.find(reading, "a" * 64, "") == found
        assert mappings.find(reading, "a" * 64, "Anders") is None
        assert mappings.find(reading, "c" * 64, "") is None
        assert mappings.senders(reading) == ("Praktijk De Bron", "praktijk de  BRON")

import pytest

from ks_desktop.core.errors import WrongPassphraseError
from ks_desktop.house import House
from ks_desktop.records.leaving.passphrase import OwnPassphrase
from tests.houses import SENTENCE
from tests.records.requests.conftest import house

__all__ = ["house"]


def test_only_her_own_passphrase_lets_through_and_a_wrong_one_is_logged(house: House) -> None:
    own = OwnPassphrase(house.database, house.clock, house.audit, house.users)
    assert own.asks
    own.check(SENTENCE, actor=house.actor)
    with pytest.raises(WrongPassphraseError):
        own.check("een andere zin van woorden", actor=house.actor)
    with house.database.reading(house.actor) as reading:
        newest = "SELECT event, outcome, columns FROM audit ORDER BY seq DESC LIMIT 1"
        line = reading.session.connection().exec_driver_sql(newest).one()
    assert tuple(line) == ("login_failed", "refused", "leaving")

from collections.abc import Iterator
from functools import partial

import pytest

from ks_desktop.clients.restricted import RestrictedTexts, no_key
from ks_desktop.core.errors import UserError
from ks_desktop.core.sealing import SealError
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from tests.houses import practice


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def test_without_key_or_without_right_nothing_is_sealed_or_opened(house: House) -> None:
    row, texts = new_id(), house.sealed_texts
    sealed = texts.seal("woorden", "restricted_note", row, actor=house.actor)
    assert texts.open(sealed, "restricted_note", row, actor=house.actor) == "woorden"
    with pytest.raises(SealError):
        texts.open(sealed, "safety_look", row, actor=house.actor)
    database, audit = house.database, house.audit
    keyless = RestrictedTexts(database, audit, None, lambda _actor: True)
    rightless = RestrictedTexts(database, audit, texts.sealer, lambda _actor: False)
    for other in (keyless, rightless):
        assert not other.may_read(house.actor)
        for act in (partial(other.seal, "x"), partial(other.open, sealed)):
            with pytest.raises(UserError) as refused:
                act("restricted_note", row, actor=house.actor)
            assert refused.value.code == no_key().code == "no_key"


def test_the_key_goes_with_the_house(house: House) -> None:
    sealer = house.sealed_texts.check(house.actor)
    house.close()
    with pytest.raises(SealError):
        sealer.seal("x", bound_to="y")

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ks_desktop.clients.domain import Address, hidden
from ks_desktop.core.values import ReferralId, new_id
from ks_desktop.house import House
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.service.beside import side_of
from tests.clients.makers import make_case, make_client, make_name
from tests.families import sign_up
from tests.houses import new_house

HER: dict[str, Any] = {"given_name": "Aylin", "house_number": "12", "phone": "06 87654321", "birth_date": "1997-05-14"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return new_house(tmp_path / "data")[0]


def test_a_referral_lies_beside_who_was_on_record_first(house: House) -> None:
    sign_up(house, "Kaya", **HER)
    sign_up(house, "Kayya", **HER, received_on="2026-11-21", referrer_organisation="Huisartsen Proef")
    (line,) = house.referrals.list(actor=house.actor, tray=Tray.DOUBT)
    beside = house.doubles.beside(line.referral.id, actor=house.actor)
    assert beside is not None
    (other,) = beside.others
    assert (beside.hers.name, other.name) == ("Aylin Kayya", "Aylin Kaya")
    assert (beside.hers.referrer, other.referrer) == ("Huisartsen Proef", "Verloskundigen Proef")
    assert (beside.hers.received_on, other.received_on) == (date(2026, 11, 21), date(2026, 11, 20))
    assert beside.hers.address == other.address == "Lindestraat 12, 3523 CD Utrecht"
    assert beside.why[0]
    house.doubles.tell_apart(beside.hers.client_id, other.client_id, actor=house.actor)
    assert house.doubles.beside(line.referral.id, actor=house.actor) is None
    assert house.doubles.beside(ReferralId(new_id()), actor=house.actor) is None
    house.close()


def test_of_a_shielded_woman_only_letters_and_due_date_are_laid_down() -> None:
    client = make_client(name=make_name(given_name="Aylin"), is_shielded=True, address=Address(place="Utrecht"))
    case = make_case(client)
    side = side_of(client, [case], {})
    assert (side.name, side.address, side.birth_date) == (client.name.letters, "", None)
    assert side.due == case.due
    assert side_of(hidden(client), [], {}).name == hidden(client).name.full


def test_a_woman_without_a_pregnancy_or_referral_can_be_compared() -> None:
    side = side_of(make_client(), [], {})
    assert (side.due, side.referrer, side.received_on) == (None, "", None)

from datetime import date

from ks_desktop.clients.domain import Client
from ks_desktop.clients.domain.aged import AgedCase, CareGiven
from ks_desktop.core.values import CaseId, ClientId, new_id


def test_a_case_from_afar_holds_nothing_of_her() -> None:
    case = AgedCase(
        id=CaseId(new_id()),
        client_id=ClientId(new_id()),
        moved_on=date(2026, 12, 19),
        is_closed=True,
        is_quiet=False,
        is_shielded=False,
    )
    hers = set(Client.__dataclass_fields__) - {"id", "is_shielded"}
    assert not hers & set(AgedCase.__dataclass_fields__)
    room: CareGiven = lambda *, reading: frozenset({case.id})  # noqa: E731, ARG005 - the shape of such a room
    assert callable(room)

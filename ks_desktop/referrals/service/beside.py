"""Records that may be of one woman, laid side by side: what a nurse looks at before she says who it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ks_desktop.clients.domain import Case, Client
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.referrals.domain import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One record as it stands beside another.

    Attributes:
        is_shielded: few may see her; her record shows no more than her letters and her due date.
        due: of the pregnancy that is compared.
        address: street and number, postcode and place, and where she can be found, on one line.
        referrer: of the referral that is compared, or of the newest about her.
    """

    client_id: ClientId
    name: str
    birth_surname: str = ""
    birth_date: date | None = None
    address: str = ""
    phones: tuple[str, ...] = ()
    due: Due | None = None
    referrer: str = ""
    received_on: date | None = None
    is_shielded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A referral and who may be the same woman, the likeliest first.

    Attributes:
        why: the reasons for each of the others, in words.
    """

    hers: Side
    others: tuple[Side, ...]
    why: tuple[str, ...]


def side_of(client: Client, cases: Sequence[Case], referrals: Mapping[CaseId, Sequence[Referral]]) -> Side:
    """Return the record of a woman with her newest pregnancy and the newest referral about it.

    Args:
        client: the woman.
        cases: her pregnancies; only the one of the referral, when it is compared.
        referrals: by case, the first received first.
    """
    case = max(cases, key=lambda one: one.due_date, default=None)
    given = referrals.get(case.id, ()) if case is not None else ()
    due = None if case is None else case.due
    if client.is_shielded:
        name = client.name.full if client.is_hidden else client.name.letters
        return Side(client_id=client.id, name=name, due=due, is_shielded=True)
    address = client.address
    lines = (address.street_line, f"{address.postcode} {address.place}".strip(), address.address_note)
    return Side(
        client_id=client.id,
        name=client.name.full,
        birth_surname=f"{client.name.birth_surname_prefix} {client.name.birth_surname}".strip(),
        birth_date=client.birth_date,
        address=", ".join(line for line in lines if line),
        phones=tuple(phone for phone in (client.contact.phone, client.contact.phone_2) if phone),
        due=due,
        referrer=given[-1].referrer if given else "",
        received_on=given[-1].received_on if given else None,
    )

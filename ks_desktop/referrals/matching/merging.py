"""What of a referral is taken over into her record, and what is told of the rest. Nothing is dropped in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, Final, TypeVar

from ks_desktop.clients.domain import Address, Case, Client, PersonName, SafeContact
from ks_desktop.clients.domain.likeness import is_written_alike
from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import FIELDS, Referral
from ks_desktop.referrals.intake import Intake, write
from ks_desktop.referrals.matching.comparing import (
    ABOUT_HER,
    ABOUT_THE_PREGNANCY,
    ADDRESS,
    ALL_BUT_WHO_REFERRED,
    CONTACT,
    IDENTITY,
    SAFEST,
    Comparison,
    compare,
)

Record = TypeVar("Record", Client, Case, PersonName, Address, SafeContact, Referral)

_ATTRIBUTES: Final = {"is_secret": "address_secret", "is_shielded": "shielded"}
# A value in these on record may be only what an empty field stands for; taking over is told.
_COUNTED_AS_EMPTY: Final = ("name_use", "fetuses", "urgency")


class Wording(Enum):
    """What is told of a field."""

    KEPT = N_("Something else is on record; that was not changed.")
    OLDER = N_("From an older referral; what is on record was not changed.")
    SAFEST = N_("The safest answer counts now.")
    FILLED = N_("Filled in: it was empty.")
    TAKEN_OVER = N_("Taken over from this referral.")
    REPLACED = N_("Replaces what was on record.")
    MERGED = N_("Taken for a woman on record whose name is written differently: look whether it is her.")
    ALIKE = N_("A woman with this surname and birth date is on record: look whether it is her.")
    QUIET = N_("This pregnancy was closed. The referral is kept with it; nothing needs to be done.")
    DIED = N_("It was written down that this woman died: look whether it is her.")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is told of one field of a referral that was recorded."""

    field: str
    wording: Wording

    def text(self) -> str:
        """Return the sentence in the user's language."""
        return _(self.wording.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Her record, her case and the referral as they are now.

    Attributes:
        remarks: what is told, in the order of the form.
        is_changed: something new came on record.
    """

    client: Client
    case: Case
    referral: Referral
    remarks: tuple[Remark, ...]
    is_changed: bool


def same_pregnancy(client: Client, case: Case, intake: Intake) -> Merged:
    """Return what becomes of a second referral for one pregnancy.

    What was empty is filled, the safest answers count, all else on record stays; what the referrer said otherwise is
    told and kept with the referral.
    """
    found = _compared(client, case, intake.referral, intake, (*ABOUT_HER, *ABOUT_THE_PREGNANCY))
    remarks = (*_merged(client, intake), *_told(found, {"differs": Wording.KEPT}))
    return _outcome(client, case, intake.referral, intake, found, remarks)


def repeated(client: Client, case: Case, referral: Referral, intake: Intake) -> Merged:
    """Return what becomes of a referral that was recorded before: as `same_pregnancy`, on the first referral."""
    found = _compared(client, case, referral, intake, ALL_BUT_WHO_REFERRED)
    remarks = (*_merged(client, intake), *_told(found, {"differs": Wording.KEPT, "fills": Wording.FILLED}))
    merged = _outcome(client, case, referral, intake, found, remarks)
    return replace(merged, is_changed=bool(found.fills or found.safest))


def next_pregnancy(client: Client, intake: Intake, *, is_newest: bool) -> Merged:
    """Return what becomes of a referral for another pregnancy of a known woman.

    Args:
        client: as on record.
        intake: the referral.
        is_newest: nothing was received about her later. Then her address, phones and the name she uses are replaced;
            of an older one nothing of that is taken.
    """
    found = _compared(client, intake.case, intake.referral, intake, ABOUT_HER)
    replaced: frozenset[str] = frozenset()
    if is_newest:
        replaced = found.differs - frozenset((*IDENTITY, *SAFEST))
        if replaced.intersection(ADDRESS):
            replaced |= frozenset(ADDRESS)
        kept = Wording.KEPT
    else:
        found = found.without((*ADDRESS, *CONTACT))
        kept = Wording.OLDER
    rest = Comparison(found.fills, found.differs - replaced, found.safest)
    told = [*_told(rest, {"differs": kept}), *_of_each(found.differs & replaced, Wording.REPLACED)]
    case = replace(intake.case, client_id=client.id)
    merged = _outcome(client, case, intake.referral, intake, rest, (*_merged(client, intake), *told))
    return replace(merged, client=_take_client(merged.client, intake.client, replaced))


def _compared(client: Client, case: Case, referral: Referral, intake: Intake, names: Iterable[str]) -> Comparison:
    stated = intake.stated
    return compare(
        write(client, case, referral),
        write(intake.client, intake.case, intake.referral),
        names,
        typed=intake.typed,
        due_agrees=stated.period_agrees(case.due_date) and stated.weeks_agree(case.due_date),
    )


def _outcome(
    client: Client, case: Case, referral: Referral, intake: Intake, found: Comparison, remarks: Iterable[Remark]
) -> Merged:
    taken = found.fills | found.safest
    said = write(intake.client, intake.case, intake.referral)
    otherwise = dict(referral.said_otherwise)
    otherwise.update((name, said[name]) for name in FIELDS if name in found.differs)
    return Merged(
        client=_take_client(client, intake.client, taken),
        case=_take(case, intake.case, taken),
        referral=replace(_take(referral, intake.referral, taken), said_otherwise=tuple(otherwise.items())),
        remarks=tuple(sorted(remarks, key=lambda remark: FIELDS.index(remark.field))),
        is_changed=True,
    )


def _take_client(known: Client, read: Client, names: frozenset[str]) -> Client:
    return replace(
        _take(known, read, names),
        name=_take(known.name, read.name, names),
        address=_take(known.address, read.address, names),
        contact=_take(known.contact, read.contact, names),
    )


def _take(known: Record, read: Record, names: frozenset[str]) -> Record:
    found: dict[str, Any] = {
        field.name: getattr(read, field.name)
        for field in fields(known)
        if _ATTRIBUTES.get(field.name, field.name) in names
    }
    return replace(known, **found)


def _told(found: Comparison, wordings: Mapping[str, Wording]) -> list[Remark]:
    filled = wordings.get("fills")
    taken_over = found.fills.intersection(_COUNTED_AS_EMPTY)
    return [
        *_of_each(found.differs, wordings["differs"]),
        *_of_each(found.safest.intersection(SAFEST), Wording.SAFEST),
        *_of_each(taken_over, Wording.TAKEN_OVER),
        *(_of_each(found.fills - taken_over, filled) if filled else ()),
    ]


def _of_each(names: Iterable[str], wording: Wording) -> list[Remark]:
    return [Remark(name, wording) for name in names]


def _merged(known: Client, intake: Intake) -> list[Remark]:
    """Return what is told when a name alone, written another way, made them one."""
    read = intake.client
    if (read.bsn and read.bsn == known.bsn) or is_written_alike(known.name, read.name):
        return []
    return _of_each(["birth_surname"], Wording.MERGED)

"""What her rights and the officer's papers are given of the other rooms."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ks_desktop.clients.domain.restricted import RestrictedKind, RestrictedNote, standing
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Reading
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.letters.gathering import Gathering
from ks_desktop.letters.service.extracts import Extracts
from ks_desktop.records.requests.copies import AccessCopies
from ks_desktop.records.requests.copysheet import RestrictedText
from ks_desktop.security.audit import About

if TYPE_CHECKING:  # it connects what the house put in
    from ks_desktop.house.rooms import House

# As a woman reads it on her copy; the screen of her nurse has words of its own.
_KINDS: Final[Mapping[RestrictedKind, str]] = {
    RestrictedKind.SAFETY: N_("about safety"),
    RestrictedKind.MELDCODE: N_("about the reporting code"),
}


def copies_of(house: "House") -> AccessCopies:
    """Return what makes copies of records for women who ask for one, from all rooms below."""
    gathering = Gathering(
        clock=house.clock,
        clients=house.clients,
        coalition=house.coalition,
        referrals=house.referrals,
        visits=house.visits,
        settings=house.settings,
        users=house.users,
        onward=house.onward,
    )
    return AccessCopies(
        house.database,
        house.clock,
        house.clients,
        house.requests,
        Extracts(gathering),
        house.settings,
        house.audit,
        house.rights,
    )


def connect_privacy(house: "House") -> None:
    """Let papers carry the newest line of the log, and those who may give what few may read."""
    house.access_copies.anchor = house.log.anchor
    house.data_list.anchor = house.log.anchor
    _connect_restricted_copies(house)
    texts = house.sealed_texts
    if texts.sealer is None:
        return

    def open_sealed(sealed: bytes, table: str, row_id: UUID, actor: UserId) -> str:
        return texts.open(sealed, table, row_id, actor=actor)

    def note_read(actor: UserId) -> None:
        texts.check(actor)
        texts.note_read(About(subject="all"), actor=actor)

    house.leaving_with_all.open_sealed = open_sealed
    house.leaving_with_all.note_read = note_read


def _connect_restricted_copies(house: "House") -> None:
    def has_restricted(case_id: CaseId, reading: Reading) -> bool:
        cases = house.clients.cases([case_id], reading=reading).values()
        return any(not shelf.is_empty for shelf in house.restricted.shelves(cases, reading=reading).values())

    def read_restricted(case_id: CaseId, actor: UserId) -> tuple[RestrictedText, ...]:
        return tuple(map(_as_text, standing(house.restricted.of(case_id, actor=actor))))

    house.access_copies.has_restricted = has_restricted
    house.access_copies.read_restricted = read_restricted


def _as_text(note: RestrictedNote) -> RestrictedText:
    kind = _(_KINDS[note.kind])
    if note.said is None:
        return RestrictedText(day=local_day(note.at), kind=kind, words=_("This note is damaged and cannot be read."))
    return RestrictedText(day=note.said.day, kind=kind, words=note.said.words)

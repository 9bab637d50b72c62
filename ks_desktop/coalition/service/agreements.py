"""What municipalities agreed: their terms, and the weeks of each kind of contact, each from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue import PROPOSED_FROM
from ks_desktop.coalition.domain import ContactWindow, Terms
from ks_desktop.coalition.service.own_days import free_days_within
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent

PROPOSAL: Final = N_("proposal")
_CHANGED: Final = Changes(coalition=True, visits=True)  # every agenda looks again; nothing that is booked moves
_EVERYWHERE: Final = ""


class Agreements:
    """The dated terms and windows of municipalities."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def terms_of(self, codes: Iterable[str], on: date, *, reading: Reading) -> dict[str, Terms]:
        """Return what counts for each of some municipalities on a day, with a fixed number of questions.

        Its own newest terms, else the organisation's default, else the program's proposal; `source` says which. The
        weeks of each other kind of contact likewise.
        """
        wanted = {*codes, _EVERYWHERE}
        own = store.newest_terms(reading, wanted, on)
        windows = _windows(store.newest_windows(reading, wanted, on), wanted)
        free = free_days_within(reading)
        return {
            code: replace(
                own.get(code) or own.get(_EVERYWHERE) or proposed_terms(code), windows=windows[code], free=free
            )
            for code in wanted
        }

    def window(self, code: str, contact_type: str, on: date, *, actor: UserId) -> ContactWindow:
        """Return when a kind of contact fits in a municipality on a day; where nothing was said, as the first visit."""
        with self._database.reading(actor) as reading:
            terms = self.terms_of([code], on, reading=reading)[code]
        found = terms.contact_window(contact_type)
        if found is None:
            found = ContactWindow(
                municipality=code, contact_type=contact_type, valid_from=on, window=terms.window, source=terms.source
            )
        return replace(found, municipality=code)

    def save(self, terms: Terms, *, actor: UserId) -> Changes:
        """Keep what a municipality agreed from a day on; earlier days keep their own terms."""
        source = clean_line(terms.source).text
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            store.put_terms(work, replace(terms, source=source))
        return _CHANGED

    def save_window(self, window: ContactWindow, *, actor: UserId) -> Changes:
        """Keep when a kind of contact fits from a day on; earlier days keep their own weeks."""
        source = clean_line(window.source).text
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            store.put_window(work, replace(window, source=source))
        return _CHANGED


def proposed_terms(code: str) -> Terms:
    """Return the program's own proposal, which nurses correct; it says of itself that it is one."""
    return Terms(municipality=code, valid_from=PROPOSED_FROM, source=_(PROPOSAL))


def _windows(
    stored: Mapping[tuple[str, str], ContactWindow], codes: Iterable[str]
) -> dict[str, tuple[ContactWindow, ...]]:
    """Return for each municipality its own weeks of each kind of contact, else the general, else the proposed ones."""
    proposed = catalogue.contact_windows()
    kinds = sorted({*proposed, *(kind for _code, kind in stored)})
    found = {}
    for code in codes:
        chosen = (stored.get((code, kind)) or stored.get((_EVERYWHERE, kind)) or proposed.get(kind) for kind in kinds)
        found[code] = tuple(each for each in chosen if each is not None)
    return found

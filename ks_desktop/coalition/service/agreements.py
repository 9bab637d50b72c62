"""What municipalities agreed: their terms, and the weeks of each kind of contact, each from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue import PROPOSED_FROM
from ks_desktop.coalition.domain import AgreedOn, ContactWindow, LocalAgreements, Terms
from ks_desktop.coalition.domain.agreed import holding
from ks_desktop.coalition.service.alliances import Alliances
from ks_desktop.coalition.service.local import check_there, checked_local
from ks_desktop.coalition.service.own_days import free_days_within
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent

PROPOSAL: Final = N_("proposal")
AGREED: Final = Changes(coalition=True, visits=True)  # every agenda looks again; nothing that is booked moves
_EVERYWHERE: Final = ""


class Agreements:
    """The dated terms and windows of municipalities, and what else was agreed with them."""

    def __init__(self, database: Database, alliances: Alliances) -> None:
        self._database = database
        self._alliances = alliances

    def on(self, code: str, day: date, *, actor: UserId) -> AgreedOn:
        """Return all that held with a municipality on a day; on any day there is exactly one answer.

        Raises:
            UserError: there is no municipality of this code or name.
        """
        with self._database.reading(actor) as reading:
            return self.held(code, day, reading=reading)

    def held(self, code: str, day: date, *, reading: Reading) -> AgreedOn:
        """Do what `on` does, inside an open reading."""
        found, register = catalogue.find_municipality(code), catalogue.register()
        counting = _counting(found.code, day)
        local = holding(store.local_agreements(reading, {found.code, counting}), day)
        return AgreedOn(
            municipality=found,
            now=register.now(found.code, day),
            before=register.before(found.code),
            day=day,
            terms=self.terms_of([found.code], day, reading=reading)[found.code],
            alliances=self._alliances.of(found.code, day, reading=reading),
            local=local.get(counting),
        )

    def save_local(self, agreed: LocalAgreements, *, actor: UserId) -> Changes:
        """Keep whom to call and what was agreed in words, from a day on; earlier days keep what stood then.

        Raises:
            UserErrors: a text is too long or cannot be what it stands for.
            UserError: there is no such municipality, or it is no more on that day.
            StaleError: somebody changed what counts from that day first.
        """
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            self.put_local(agreed, work=work)
        return Changes(coalition=True)

    def put_local(self, agreed: LocalAgreements, *, work: Work) -> None:
        """Do what `save_local` does, in the caller's transaction."""
        store.put_local(work, checked_local(agreed))

    def terms_of(self, codes: Iterable[str], on: date, *, reading: Reading) -> dict[str, Terms]:
        """Return what counts for each of some municipalities on a day, with a fixed number of questions.

        Its own newest terms, else the organisation's default, else the program's proposal; `source` says which. The
        weeks of each other kind of contact likewise. For a municipality that is part of another one on that day, what
        the other one agreed counts; where it was divided nobody can say which, and its own last terms stay.
        """
        counting = {code: _counting(code, on) for code in codes}
        wanted = {*counting.values(), _EVERYWHERE}
        own = store.newest_terms(reading, wanted, on)
        windows = _windows(store.newest_windows(reading, wanted, on), wanted)
        free = free_days_within(reading)
        found = {
            code: replace(
                own.get(code) or own.get(_EVERYWHERE) or proposed_terms(code), windows=windows[code], free=free
            )
            for code in wanted
        }
        return {_EVERYWHERE: found[_EVERYWHERE]} | {code: found[now] for code, now in counting.items()}

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
        """Keep what a municipality agreed from a day on; earlier days keep their own terms.

        Raises:
            UserError: the municipality is no more on that day.
        """
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            self.put(terms, work=work)
        return AGREED

    def put(self, terms: Terms, *, work: Work) -> None:
        """Do what `save` does, in the caller's transaction."""
        check_there(terms.municipality, terms.valid_from)
        store.put_terms(work, replace(terms, source=clean_line(terms.source).text))

    def save_window(self, window: ContactWindow, *, actor: UserId) -> Changes:
        """Keep when a kind of contact fits from a day on; earlier days keep their own weeks.

        Raises:
            UserError: the municipality is no more on that day.
        """
        check_there(window.municipality, window.valid_from)
        source = clean_line(window.source).text
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            store.put_window(work, replace(window, source=source))
        return AGREED


def _counting(code: str, on: date) -> str:
    """Return the code of the municipality whose agreements count on a day for what lies under a code."""
    now = catalogue.register().one_now(code, on) if code else None
    return code if now is None else now.code


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

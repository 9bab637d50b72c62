"""What is open in the form: a new referral, a paper that came in, or a stored referral.

Each knows how it is loaded, where its draft is kept and what saving it means; the form only shows it.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final
from uuid import UUID

from ks_desktop.core.texts import _
from ks_desktop.core.values import Changes, IncomingPaperId, ReferralId
from ks_desktop.referrals.domain import ReferralLine
from ks_desktop.referrals.domain.papers import IncomingPaper
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.results import Opened, Recorded
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.referrals.service.papers import ReadPaper
from ks_desktop.widgets.desk import Desk

_PAPER: Final = "paper "


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the form shows of a sheet.

    Attributes:
        heading: in the user's language.
        values: texts by field name.
        draft: what was typed over it before and not saved.
        missing: words of what a visit still needs.
        said_otherwise: what this referrer said that is not on record so.
        opened: the stored referral, if it is one.
        paper: the paper that stands beside the form, with what was read from it.
    """

    heading: str
    values: Mapping[str, str] = field(default_factory=dict)
    draft: Mapping[str, Any] | None = None
    missing: tuple[str, ...] = ()
    said_otherwise: Mapping[str, str] = field(default_factory=dict)
    opened: Opened | None = None
    paper: ReadPaper | None = None
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a sheet that was handed in.

    Attributes:
        recorded: what became of the referral.
        paper: the paper it was taken from; its file may still lie about.
    """

    recorded: Recorded
    paper: IncomingPaper | None = None

    @property
    def changes(self) -> Changes:
        """What changed."""
        return self.recorded.changes


class Sheet(ABC):
    """What is open in the form.

    Attributes:
        subject: tells its draft from others.
        is_new: it is no referral yet.
    """

    is_new: ClassVar[bool] = True

    def __init__(self, desk: Desk, services: Services, subject: str) -> None:
        self.subject = subject
        self._desk = desk
        self._services = services

    @abstractmethod
    def load(self) -> Loaded:
        """Return what the form shows; called on the worker."""

    @abstractmethod
    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Store what was typed over what was loaded; called on the worker."""

    def _draft(self) -> Mapping[str, Any] | None:
        return self._desk.drafts.find(DRAFT_FORM, self.subject, actor=self._desk.actor)


class NewSheet(Sheet):
    """A referral that is typed from the first field on."""

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__(desk, services, "")

    def load(self) -> Loaded:
        """Return an empty form, with what was begun before."""
        return Loaded(heading=_("New referral"), draft=self._draft())

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Record it."""
        del loaded
        return Kept(recorded=self._services.referrals.record(texts, actor=self._desk.actor, seen=True))


class PaperSheet(Sheet):
    """A paper that came in: what was read from it stands in the form, the paper beside it."""

    def __init__(self, desk: Desk, services: Services, paper_id: IncomingPaperId) -> None:
        super().__init__(desk, services, f"{_PAPER}{paper_id}")
        self.paper_id = paper_id

    def load(self) -> Loaded:
        """Return what was read from the paper."""
        read = self._services.papers.read(self.paper_id, actor=self._desk.actor)
        return Loaded(heading=_("From the form"), paper=read, draft=self._draft())

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Take the paper: it becomes a referral and waits no more."""
        del loaded
        taken = self._services.papers.take(self.paper_id, texts, actor=self._desk.actor, subject=self.subject)
        return Kept(recorded=taken.recorded, paper=taken.paper)


class StoredSheet(Sheet):
    """A referral on record, to be looked at and corrected."""

    is_new = False

    def __init__(
        self, desk: Desk, services: Services, referral_id: ReferralId, line: ReferralLine | None = None
    ) -> None:
        super().__init__(desk, services, str(referral_id))
        self.referral_id = referral_id
        self._line = line

    def load(self) -> Loaded:
        """Return the referral, which is seen from now on, with what was typed in it and not saved."""
        referrals, actor = self._services.referrals, self._desk.actor
        changes = referrals.mark_seen(self.referral_id, actor=actor)
        opened = referrals.open(self.referral_id, actor=actor)
        line = self._line
        return Loaded(
            heading=_("Referral") if line is None else f"{line.name}  {line.age or ''}".strip(),
            values=opened.values,
            draft=self._draft(),
            missing=() if line is None else line.missing,
            said_otherwise=opened.said_otherwise,
            opened=opened,
            changes=changes,
        )

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Correct it, unless somebody else did since."""
        version = loaded.opened.version if loaded.opened is not None else 0
        recorded = self._services.referrals.update(self.referral_id, texts, actor=self._desk.actor, version=version)
        return Kept(recorded=recorded)


def sheet_of_place(desk: Desk, services: Services, place: str) -> Sheet:
    """Return the sheet that stood open under a draft's subject."""
    if not place:
        return NewSheet(desk, services)
    if place.startswith(_PAPER):
        return PaperSheet(desk, services, IncomingPaperId(UUID(place.removeprefix(_PAPER))))
    return StoredSheet(desk, services, ReferralId(UUID(place)))

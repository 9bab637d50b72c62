"""What is open in the form: a new referral, one kept halfway, a paper that came in, or a stored referral.

Each knows how it is loaded, where its draft is kept and what saving it means; the form only shows it.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from typing_extensions import override

from ks_desktop.clients.domain.doubles import Decision
from ks_desktop.core.errors import StaleError
from ks_desktop.core.texts import _
from ks_desktop.core.values import Changes, IncomingPaperId, ReferralId, UnfinishedId
from ks_desktop.referrals.domain import ReferralLine
from ks_desktop.referrals.domain.halfdone import Content, Unfinished
from ks_desktop.referrals.domain.papers import IncomingPaper
from ks_desktop.referrals.page.services import Services
from ks_desktop.referrals.results import Opened, Recorded
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.referrals.service.papers import ReadPaper
from ks_desktop.widgets.desk import Desk

_PAPER, _HALF = ":paper", ":half"  # behind the id, so that what destroys the thing finds its drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the form shows of a sheet.

    Attributes:
        heading: in the user's language.
        values: texts by field name.
        content: what stood in the form when it was kept halfway, right or wrong.
        draft: what was typed over it before and not saved.
        missing: words of what a visit still needs.
        said_otherwise: what this referrer said that is not on record so.
        opened: the stored referral, if it is one.
        paper: the paper that stands beside the form, with what was read from it.
        half: what was kept halfway, if it is that.
        has_original: the paper it came on was kept with it.
    """

    heading: str
    values: Mapping[str, str] = field(default_factory=dict)
    content: Content = field(default_factory=dict)
    draft: Mapping[str, Any] | None = None
    missing: tuple[str, ...] = ()
    said_otherwise: Mapping[str, str] = field(default_factory=dict)
    opened: Opened | None = None
    paper: ReadPaper | None = None
    half: Unfinished | None = None
    has_original: bool = False
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
        decision: what was answered about women on record who may be her.
        is_new: it is no referral yet.
    """

    is_new: ClassVar[bool] = True

    def __init__(self, desk: Desk, services: Services, subject: str) -> None:
        self.subject = subject
        self.decision: Decision | None = None
        self._desk = desk
        self._services = services

    @abstractmethod
    def load(self) -> Loaded:
        """Return what the form shows; called on the worker."""

    @property
    def may_be_kept_halfway(self) -> bool:
        """Tell whether it can be put away half filled in, for a colleague to go on with."""
        return False

    @abstractmethod
    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Store what was typed over what was loaded; called on the worker."""

    def refuse(self, texts: Mapping[str, str], loaded: Loaded) -> Changes:
        """Destroy it because she does not agree: only the count stays; called on the worker."""
        del loaded
        return self._services.retention.refuse(texts, actor=self._desk.actor, subject=self.subject)

    def _draft(self) -> Mapping[str, Any] | None:
        return self._desk.drafts.find(DRAFT_FORM, self.subject, actor=self._desk.actor)


class NewSheet(Sheet):
    """A referral that is typed from the first field on."""

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__(desk, services, "")

    @property
    @override
    def may_be_kept_halfway(self) -> bool:
        return True

    def load(self) -> Loaded:
        """Return an empty form, with what was begun before."""
        return Loaded(heading=_("New referral"), draft=self._draft())

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Record it."""
        del loaded
        actor, decision = self._desk.actor, self.decision
        return Kept(recorded=self._services.referrals.record(texts, actor=actor, seen=True, decision=decision))


class PaperSheet(Sheet):
    """A paper that came in: what was read from it stands in the form, the paper beside it."""

    def __init__(self, desk: Desk, services: Services, paper_id: IncomingPaperId) -> None:
        super().__init__(desk, services, f"{paper_id}{_PAPER}")
        self.paper_id = paper_id

    def load(self) -> Loaded:
        """Return what was read from the paper."""
        read = self._services.papers.read(self.paper_id, actor=self._desk.actor)
        return Loaded(heading=_("From the form"), paper=read, draft=self._draft())

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Take the paper: it becomes a referral and waits no more."""
        del loaded
        taken = self._services.papers.take(
            self.paper_id, texts, actor=self._desk.actor, subject=self.subject, decision=self.decision
        )
        return Kept(recorded=taken.recorded, paper=taken.paper)

    @override
    def refuse(self, texts: Mapping[str, str], loaded: Loaded) -> Changes:
        """Destroy the paper too."""
        changes = super().refuse(texts, loaded)
        return changes | self._services.papers.destroy(self.paper_id, actor=self._desk.actor)


class HalfSheet(Sheet):
    """A referral that was kept halfway, by whoever typed last."""

    def __init__(self, desk: Desk, services: Services, unfinished_id: UnfinishedId) -> None:
        super().__init__(desk, services, f"{unfinished_id}{_HALF}")
        self.unfinished_id = unfinished_id

    @property
    @override
    def may_be_kept_halfway(self) -> bool:
        return True

    def load(self) -> Loaded:
        """Return what was typed so far."""
        half = self._services.half_done.open(self.unfinished_id, actor=self._desk.actor)
        return Loaded(heading=half.name or _("Half filled in"), content=half.content, half=half, draft=self._draft())

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Record it: it is finished."""
        if loaded.half is None:
            raise StaleError
        recorded = self._services.half_done.record(
            loaded.half, texts, actor=self._desk.actor, subject=self.subject, decision=self.decision
        )
        return Kept(recorded=recorded)

    @override
    def refuse(self, texts: Mapping[str, str], loaded: Loaded) -> Changes:
        """Throw away what was kept of it too."""
        changes = super().refuse(texts, loaded)
        return changes | self._services.half_done.drop(self.unfinished_id, actor=self._desk.actor)


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
            has_original=opened.has_original,
            changes=changes,
        )

    def keep(self, texts: Mapping[str, str], loaded: Loaded) -> Kept:
        """Correct it, unless somebody else did since."""
        version = loaded.opened.version if loaded.opened is not None else 0
        recorded = self._services.referrals.update(self.referral_id, texts, actor=self._desk.actor, version=version)
        return Kept(recorded=recorded)

    @override
    def refuse(self, texts: Mapping[str, str], loaded: Loaded) -> Changes:
        """Record that she does not agree, and destroy the case."""
        kept = self.keep(texts, loaded)
        retention, actor = self._services.retention, self._desk.actor
        return kept.changes | retention.destroy_refused(kept.recorded.case_id, actor=actor)


def sheet_of_place(desk: Desk, services: Services, place: str) -> Sheet:
    """Return the sheet that stood open under a draft's subject."""
    if not place:
        return NewSheet(desk, services)
    if place.endswith(_PAPER):
        return PaperSheet(desk, services, IncomingPaperId(UUID(place.removesuffix(_PAPER))))
    if place.endswith(_HALF):
        return HalfSheet(desk, services, UnfinishedId(UUID(place.removesuffix(_HALF))))
    return StoredSheet(desk, services, ReferralId(UUID(place)))

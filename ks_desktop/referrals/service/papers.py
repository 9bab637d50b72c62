"""Papers that come in: kept encrypted at once, read, taken as a referral with their original, or set aside."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ks_desktop.clients.domain.doubles import Decision
from ks_desktop.core import attachments
from ks_desktop.core.attachments import Attachment
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import logo_within, read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, IncomingPaperId, ReferralId, UserId, clean_note, new_id
from ks_desktop.referrals import formreading, store
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperContent, PaperOrigin, PaperState
from ks_desktop.referrals.formreading import with_defaults
from ks_desktop.referrals.paperform import blank_form
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.store import papers
from ks_desktop.security.domain import AuditEvent

_READ_KEPT: Final = 8  # papers whose reading is remembered, so that opening one again costs nothing
_CHANGED: Final = Changes(referrals=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a paper that was handed in.

    Attributes:
        paper: as it waits now; None when it was taken before.
        is_new: it was not known before.
        taken_as: the referral it was taken as before.
    """

    paper: IncomingPaper | None
    is_new: bool
    taken_as: ReferralId | None = None
    changes: Changes = _CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPaper:
    """A waiting paper with its bytes and what was read from it.

    Attributes:
        content: the paper as it came.
        shown: the same for the screen, with what was filled in on the page itself.
    """

    paper: IncomingPaper
    content: bytes
    found: PaperContent
    shown: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """A paper for the screen, with what was filled in on the page itself."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A paper that became a referral.

    Attributes:
        paper: as it waited; `paper.source` is the file that may still lie about, see `Papers.delete_source`.
    """

    recorded: Recorded
    paper: IncomingPaper

    @property
    def changes(self) -> Changes:
        """What changed."""
        return self.recorded.changes | _CHANGED

    @property
    def source(self) -> Path | None:
        """The file it came from, if there was one."""
        return Path(self.paper.source) if self.paper.source else None


class Papers:
    """The papers that come in, the blank form that goes out, and the originals of referrals."""

    def __init__(self, database: Database, clock: Clock, referrals: Referrals) -> None:
        self._database = database
        self._clock = clock
        self._referrals = referrals
        self._read: OrderedDict[str, tuple[PaperContent, bytes]] = OrderedDict()

    def blank_form(self, *, actor: UserId) -> bytes:
        """Return the empty referral form as a PDF that can be filled on a screen or by hand."""
        with self._database.reading(actor) as reading:
            return blank_form(read_within(reading), logo=logo_within(reading))

    def receive(
        self, content: bytes, *, actor: UserId, origin: PaperOrigin = PaperOrigin.DROPPED, source: Path | None = None
    ) -> Received:
        """Keep a paper that was handed in; the same bytes are kept once.

        A paper that was set aside waits again when it is handed in again.

        Args:
            content: the bytes of the file; what its name says does not count.
            actor: who hands it in.
            origin: how it came.
            source: the file it came from.
        Raises:
            UserError: it cannot be taken in, and why; nothing is kept.
        """
        sha256 = formreading.fingerprint(content)
        with self._database.reading(actor) as reading:
            known = self._known(sha256, reading)
        if known is not None and (known.paper is None or known.paper.state is PaperState.NEW):
            return known
        self._look(sha256, content)
        before = known.paper if known is not None else None
        with self._database.work(actor, AuditEvent.PAPER_RECEIVED) as work:
            if before is not None:
                paper = replace(before, state=PaperState.NEW, reason="")
                papers.put(work, paper)
            else:
                paper = self._made(sha256, content, origin, source)
                papers.add(work, paper, content)
        return Received(paper=paper, is_new=before is None)

    def _made(self, sha256: str, content: bytes, origin: PaperOrigin, source: Path | None) -> IncomingPaper:
        return IncomingPaper(
            id=IncomingPaperId(new_id()),
            media_type=formreading.type_of(content),
            sha256=sha256,
            size=len(content),
            received_at=self._clock.now(),
            origin=origin,
            source="" if source is None else str(source),
        )

    def _known(self, sha256: str, reading: Reading) -> Received | None:
        paper = papers.by_hash(reading, sha256)
        if paper is not None:
            return Received(paper=paper, is_new=False, changes=Changes())
        referral_id = store.with_original(reading, sha256)
        if referral_id is not None:
            return Received(paper=None, is_new=False, taken_as=referral_id, changes=Changes())
        return None

    def waiting(self, *, actor: UserId, state: PaperState = PaperState.NEW) -> tuple[IncomingPaper, ...]:
        """Return the papers that wait, or those that were set aside, the first received first."""
        with self._database.reading(actor) as reading:
            return tuple(papers.in_state(reading, state))

    def read(self, paper_id: IncomingPaperId, *, actor: UserId) -> ReadPaper:
        """Return a paper with its bytes and what was read from it.

        Raises:
            UserError: it is not there any more, or it cannot be read.
        """
        with self._database.reading(actor) as reading:
            paper = self._get(paper_id, reading)
            content = papers.content(reading, paper_id)
        self._database.looked(actor, AuditEvent.PAPER_OPENED, None, paper_id)
        found, shown = self._look(paper.sha256, content)
        found = with_defaults(found, local_day(paper.received_at))
        return ReadPaper(paper=paper, content=content, found=found, shown=shown or content)

    def _look(self, sha256: str, content: bytes) -> tuple[PaperContent, bytes]:
        found = self._read.get(sha256)
        if found is None:
            found = formreading.read_apart(content)
            self._read[sha256] = found
            while len(self._read) > _READ_KEPT:
                self._read.popitem(last=False)
        return found

    def take(
        self,
        paper_id: IncomingPaperId,
        values: Mapping[str, str],
        *,
        actor: UserId,
        subject: str = "",
        seen: bool = True,
        decision: Decision | None = None,
    ) -> Taken:
        """Make a waiting paper a referral, in one transaction: its original goes with the case, and it waits no more.

        Args:
            paper_id: which.
            values: all fields of the form, as read and corrected.
            actor: who takes it.
            subject: which draft was typed in.
            seen: the one who takes it has seen it.
            decision: what was answered about women on record who may be her.
        Raises:
            UserErrors: everything that is wrong, each at its field; the paper still waits.
            UserError: it is not there any more.
        """
        with self._database.work(actor, AuditEvent.REFERRAL_RECORDED) as work:
            paper = self._get(paper_id, work)
            recorded = self._referrals.record_within(values, work=work, subject=subject, seen=seen, decision=decision)
            content = papers.content(work, paper_id)
            kept = attachments.keep(work, recorded.case_id, content, paper.media_type, self._clock.now())
            store.give_original(work, recorded.referral_id, kept.id)
            papers.remove(work, paper_id)
        return Taken(recorded=recorded, paper=paper)

    def set_aside(self, paper_id: IncomingPaperId, reason: str, *, actor: UserId) -> Changes:
        """Put a paper aside, with the reason; it is not a referral, or somebody made it one already.

        Raises:
            UserError: no reason is given, or it is not there any more.
        """
        text = clean_note(reason).text
        if not text:
            raise UserError(N_("Say why it is put aside."), code="required", field="reason")
        return self._put(paper_id, PaperState.SET_ASIDE, text, actor)

    def put_back(self, paper_id: IncomingPaperId, *, actor: UserId) -> Changes:
        """Let a paper that was set aside wait again."""
        return self._put(paper_id, PaperState.NEW, "", actor)

    def destroy(self, paper_id: IncomingPaperId, *, actor: UserId) -> Changes:
        """Remove a waiting paper for good, with its bytes."""
        with self._database.work(actor, AuditEvent.PAPER_DESTROYED) as work:
            papers.remove(work, paper_id)
        self._database.fold_in()
        return _CHANGED

    def _put(self, paper_id: IncomingPaperId, state: PaperState, reason: str, actor: UserId) -> Changes:
        with self._database.work(actor, AuditEvent.PAPER_SET_ASIDE) as work:
            papers.put(work, replace(self._get(paper_id, work), state=state, reason=reason))
        return _CHANGED

    def original_of(self, referral_id: ReferralId, *, actor: UserId) -> Attachment | None:
        """Return the paper a referral came on, None when it came without.

        Raises:
            UserError: the referral is gone, or her record is shielded from who asks.
            StorageError: its bytes are not those that were kept.
        """
        self._referrals.open(referral_id, actor=actor)  # refuses what who asks may not see
        with self._database.reading(actor) as reading:
            referral = store.get(reading, [referral_id]).get(referral_id)
            if referral is None or referral.original_id is None:
                return None
            return attachments.fetch(reading, referral.original_id)

    def shown_original(self, referral_id: ReferralId, *, actor: UserId) -> ShownPaper | None:
        """Return the paper a referral came on as it is shown on the screen; None when it came without.

        Raises:
            StorageError: its bytes are not those that were kept.
        """
        kept = self.original_of(referral_id, actor=actor)
        if kept is None:
            return None
        shown = self._look(kept.sha256, kept.content)[1]
        return ShownPaper(media_type=kept.media_type, content=shown or kept.content)

    def _get(self, paper_id: IncomingPaperId, reading: Reading) -> IncomingPaper:
        paper = papers.get(reading, paper_id)
        if paper is None:
            raise UserError(N_("This paper is not there any more: somebody took it or removed it."), code="gone")
        return paper


def delete_source(paper: IncomingPaper) -> bool:
    """Delete the file a paper came from; only asked for, never by itself.

    Returns:
        False when there is no such file any more.
    Raises:
        UserError: it is another file by now, or it cannot be deleted; it is left as it is.
    """
    file = Path(paper.source)
    if not paper.source or not (file.is_file() or file.is_symlink()):
        return False
    try:
        is_other = file.is_symlink() or file.stat().st_size != paper.size
        if is_other or formreading.fingerprint(file.read_bytes()) != paper.sha256:
            raise UserError(
                N_("The file was changed since it was taken in; it is left where it is."), code="source_changed"
            )
        file.unlink()
    except OSError as error:
        raise UserError(
            N_("The file could not be deleted. Delete it yourself: it holds her data."), code="source_kept"
        ) from error
    return True

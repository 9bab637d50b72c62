"""The copy she asks for, gathered from all rooms; the answer; and both as they were given, kept with the case."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ks_desktop.clients.service import Clients
from ks_desktop.core import attachments
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AttachmentId, CaseId, UserId, clean_note, new_id
from ks_desktop.letters.service.extracts import ExtractPart, Extracts
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.records.domain.requests import Request, RequestKind
from ks_desktop.records.requests.copysheet import WORDING, CopyContents, RestrictedText, answer_sheet, copy_sheet
from ks_desktop.records.requests.register import RequestRegister
from ks_desktop.records.store import requests as store
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights

PDF: Final = "application/pdf"
COPY: Final = "copy"
ANSWER: Final = "answer"
RESTRICTED: Final = "restricted"
_RESTRICTED_NAME: Final = N_("Restricted notes")

HasRestricted = Callable[[CaseId, Reading], bool]
ReadRestricted = Callable[[CaseId, UserId], tuple[RestrictedText, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What goes along, by word, and why something does not."""

    given: frozenset[str]
    held_back: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessCopy:
    """A copy as paper, and the same as a file that programs read (JSON, UTF-8)."""

    paper: Paper
    data: bytes


class AccessCopies:
    """Makes copies and answers.

    Attributes:
        anchor: the newest line of the log in a few signs, for the foot of the paper.
        has_restricted: whether there are notes that few may read; read_restricted: those notes, for who may.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - from all rooms
        self,
        database: Database,
        clock: Clock,
        clients: Clients,
        requests: RequestRegister,
        extracts: Extracts,
        settings: SettingsStore,
        audit: Audit,
        rights: Rights,
    ) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._requests = requests
        self._extracts = extracts
        self._settings = settings
        self._audit = audit
        self._rights = rights
        self.anchor: Callable[[], str] = str
        self.has_restricted: HasRestricted = _has_none
        self.read_restricted: ReadRestricted = _reads_none

    def parts(self, request_id: UUID, *, actor: UserId) -> tuple[ExtractPart, ...]:
        """Return the parts of her record there is something of, and the notes few may read as one part more."""
        with self._requests.looking(actor) as reading:
            request = self._find(request_id, reading)
            found = self._extracts.parts(request.case_id, reading=reading)
            if self.has_restricted(request.case_id, reading):
                hidden = ExtractPart(word=RESTRICTED, name=_(_RESTRICTED_NAME), summary="", names_others=True)
                found = (*found, hidden)
        return found

    def make(self, request_id: UUID, choice: Choice, *, actor: UserId) -> AccessCopy:
        """Return the copy, keep its paper with the case, and log that it was given.

        Raises:
            UserError: it is no request for access, a part is neither given nor held back with a reason, or the notes
                few may read are given by who may not read them.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        parts = self.parts(request_id, actor=actor)
        held = _held_back(parts, choice)
        given = choice.given & {part.word for part in parts}
        with self._requests.looking(actor) as reading:
            request = self._find(request_id, reading)
            blocks = self._extracts.blocks(request.case_id, given, reading=reading)
            values = self._extracts.values(request.case_id, given, reading=reading)
            to_tell = self._clients.answers.to_tell([request.case_id], reading=reading).get(request.case_id, ())
        if request.kind is not RequestKind.ACCESS:
            raise UserError(N_("A copy goes with a request for access only."), code="no_copy")
        restricted = self.read_restricted(request.case_id, actor) if RESTRICTED in given else ()
        contents = CopyContents(
            extract=blocks, to_tell=tuple(to_tell), restricted=restricted, held_back=held, anchor=self.anchor()
        )
        made = paint.paper_of(copy_sheet(request, contents, wording(WORDING), today=self._clock.today()))
        if restricted:
            values[RESTRICTED] = [{"day": f"{note.day}", "kind": note.kind, "words": note.words} for note in restricted]
        told = {
            "request": request.number,
            "made_on": self._clock.today().isoformat(),
            "held_back": held,
            "parts": {part.word: part.name for part in parts if part.word in given},
            "record": values,
        }
        self._keep(request, COPY, made.pdf, actor)
        return AccessCopy(paper=made, data=json.dumps(told, ensure_ascii=False, indent=1).encode())

    def answer(self, request_id: UUID, *, actor: UserId) -> Paper:
        """Return the answer to a finished request, the same each time: it is kept as it was first made.

        Raises:
            UserError: it is not finished.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        with self._requests.looking(actor) as reading:
            request = self._find(request_id, reading)
            kept = next((key for _id, what, key, _at in store.papers(reading, request_id) if what == ANSWER), None)
            if kept is not None:
                return Paper(pdf=attachments.fetch(reading, AttachmentId(kept)).content)
            organisation = self._settings.read(actor=actor).organisation
        if request.outcome is None or request.finished_on is None:
            raise UserError(N_("Finish the request first: the answer says what was decided."), code="open")
        sheet = answer_sheet(
            request,
            request.outcome,
            wording(WORDING),
            organisation=organisation,
            today=request.finished_on,
            anchor=self.anchor(),
        )
        made = paint.paper_of(sheet)
        self._keep(request, ANSWER, made.pdf, actor)
        return made

    def _keep(self, request: Request, what: str, pdf: bytes, actor: UserId) -> None:
        with self._database.work(actor, AuditEvent.ACCESS_GIVEN) as work:
            kept = attachments.keep(work, request.case_id, pdf, PDF, self._clock.now())
            store.add_paper(work, request, what, kept.id, key=new_id(), at=self._clock.now())
            about = About(case=request.case_id, subject="request_paper", columns=what)
            self._audit.record(work, AuditEvent.ACCESS_GIVEN, about=about)

    def _find(self, request_id: UUID, reading: Reading) -> Request:
        found = store.find(reading, request_id)
        if found is None:
            raise UserError(N_("This request is not in the register any more."), code="gone")
        return found


def _held_back(parts: tuple[ExtractPart, ...], choice: Choice) -> dict[str, str]:
    held: dict[str, str] = {}
    errors: list[UserError] = []
    for part in parts:
        if part.word in choice.given:
            continue
        if reason := clean_note(choice.held_back.get(part.word, "")).text:
            held[part.name] = reason
        else:
            sentence = N_("Say why she does not get this: {part}.")
            errors.append(
                UserError(sentence, code="reason_missing", field=f"held_{part.word}", values={"part": part.name})
            )
    if errors:
        raise UserErrors(errors)
    return held


def _has_none(case_id: CaseId, reading: Reading) -> bool:
    del case_id, reading
    return False


def _reads_none(case_id: CaseId, actor: UserId) -> tuple[RestrictedText, ...]:
    del case_id, actor
    return ()

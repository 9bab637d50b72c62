"""What can be done with the texts of papers: change, add, move and leave out, look at the page, go back to the shipped.

Anybody who works with the file may do it; the log says who, and every step can be taken back. What was made final keeps
its bytes and the version of its wording.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.core import paths
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId, new_id
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.own_texts import COMMON, OwnText, OwnTexts
from ks_desktop.letters.example import example_draft, example_facts
from ks_desktop.letters.facts import Signer
from ks_desktop.letters.making import prepared
from ks_desktop.letters.office import office_of
from ks_desktop.letters.service.translations import Translations
from ks_desktop.letters.store import own_texts as store
from ks_desktop.letters.store.translations import all_checks
from ks_desktop.letters.texts.editing import (
    TextEdit,
    asked,
    check_leads,
    edited,
    hints_for,
    is_as_shipped,
    left_out,
    moved,
    ordered,
    taken_in,
)
from ks_desktop.letters.texts.hints import Hint
from ks_desktop.letters.texts.parts import BODY, OWN, QUESTIONS
from ks_desktop.letters.texts.sheet import TextSheet, sheet_of
from ks_desktop.letters.wording import DEFAULT_LANGUAGE, wording
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

__all__ = ["TextEdit", "TextLook", "TextPut", "Wordings"]

_CHANGED: Final = Changes(letters=True)
_TO_HER: Final = ("salutation.woman", "hand_over")  # of the texts that all share, those of a letter to her


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """The page with a text as it is typed now, and what could be better in it."""

    paper: Paper
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPut:
    """Where a stored text stands, and what changed."""

    path: str
    changes: Changes = _CHANGED


class Wordings:
    """The organisation's own texts of papers."""

    def __init__(self, database: Database, clock: Clock, users: Users) -> None:
        self._database = database
        self._clock = clock
        self._users = users
        self.translations = Translations(database=database, clock=clock)

    def languages(self, kind: str) -> tuple[str, ...]:
        """Return the languages in which a kind of paper has a wording, Dutch first."""
        folder = paths.resources() / "letters"
        found = {file.parent.name for file in folder.glob("*/*.toml") if file.stem == kind}
        return tuple(sorted(found, key=lambda code: (code != DEFAULT_LANGUAGE, code)))

    def texts(self, kind: str, language: str = DEFAULT_LANGUAGE, *, actor: UserId) -> TextSheet:
        """Return all texts of a kind of paper.

        Raises:
            UserError: there is no such kind or language.
        """
        with self._database.reading(actor) as reading:
            return self._sheet(kind, language, reading)

    def _sheet(self, kind: str, language: str, reading: Reading) -> TextSheet:
        if kind not in {COMMON, *LetterKind} or language not in self.languages(kind):
            raise UserError(N_("There is no wording for this kind of letter."), code="gone", field="kind")
        own = store.all_texts(reading)
        dutch = OwnTexts(tuple(text for text in own.texts if text.language == DEFAULT_LANGUAGE != language))
        return sheet_of(kind, language, wording(_shown(kind, language), language, dutch).texts, own)

    def look(self, kind: str, language: str, edit: TextEdit | None = None, *, actor: UserId) -> TextLook:
        """Return the page about an invented woman with a text as it is typed now.

        Raises:
            UserError: the text says what cannot be; the field is "text" or "when".
        """
        shown = _shown(kind, language, edit.path if edit else "")
        with self._database.reading(actor) as reading:
            changed = edited(self._sheet(kind, language, reading), edit, "look") if edit else ()
            own, office = store.all_texts(reading).put(*changed), office_of(reading)
            checks = all_checks(reading)
            user = self._users.get(actor, actor=actor)
        signer = Signer(name=user.full_name, job_title=user.job_title, big_number=user.big_number, phone=user.phone)
        facts = example_facts(shown, self._clock.today(), signer, office)
        facts = replace(facts, own_texts=own, translation_checks=checks)
        draft = example_draft(shown, facts, wording(shown, own=own), language)
        page = paint.paper_of(prepared(draft, facts).composed().document, draft=True)
        hints = hints_for(changed[0], to_her=shown.is_to_her) if changed else ()
        return TextLook(paper=page, hints=hints)

    def put(self, kind: str, language: str, edit: TextEdit, *, actor: UserId) -> TextPut:
        """Store a text, or add a part; what is as it is shipped is stored no more.

        Raises:
            UserError: the text says what cannot be; the field is "text" or "when".
            StaleError: a colleague changed it first.
        """
        with self._database.work(actor, AuditEvent.WORDING_CHANGED) as work:
            changed = edited(self._sheet(kind, language, work), edit, new_id().hex)
            for text in changed:
                self._keep(text, work)
        return TextPut(path=changed[0].path)

    def _keep(self, text: OwnText, work: Work) -> None:
        if is_as_shipped(text):
            store.remove(work, text)
        else:
            store.put(work, text, self._clock.now())

    def move(self, kind: str, language: str, path: str, by: int, *, actor: UserId) -> TextPut:
        """Print a part so many places further down, or up where it is less than 0."""
        return self._reorder(kind, language, path, lambda _sheet: moved(by), actor)

    def take_in(self, kind: str, language: str, path: str, *, actor: UserId) -> TextPut:
        """Print a part again that was left out."""
        if path.startswith(f"{QUESTIONS}."):
            return self._ask(kind, language, path, actor, is_left_out=False)
        return self._reorder(kind, language, path, taken_in, actor)

    def leave_out(self, kind: str, language: str, path: str, *, actor: UserId) -> TextPut:
        """Print a part no more; its text stays, also of one that was added here.

        Raises:
            UserError: it is what was ticked, which is always printed.
        """
        if path.startswith(f"{QUESTIONS}."):
            return self._ask(kind, language, path, actor, is_left_out=True)
        return self._reorder(kind, language, path, lambda sheet: _leave_out(sheet, path), actor)

    def _ask(self, kind: str, language: str, path: str, actor: UserId, *, is_left_out: bool) -> TextPut:
        with self._database.work(actor, AuditEvent.WORDING_CHANGED) as work:
            sheet = self._sheet(kind, language, work)
            self._keep(asked(sheet, sheet.line(path).path, is_left_out=is_left_out), work)
        return TextPut(path=path)

    def _reorder(
        self, kind: str, language: str, path: str, how: Callable[[TextSheet], "_Reorder"], actor: UserId
    ) -> TextPut:
        with self._database.work(actor, AuditEvent.WORDING_CHANGED) as work:
            sheet = self._sheet(kind, language, work)
            check_leads(sheet)
            if not sheet.line(path).is_part:
                raise UserError(N_("This text has a place of its own on the page."), code="fixed", field="text")
            order = how(sheet)(list(sheet.order()), path.removeprefix(f"{BODY}."))
            self._keep(ordered(sheet, order), work)
        return TextPut(path=path)

    def reset(self, kind: str, language: str, path: str = "", *, actor: UserId) -> TextPut:
        """Go back to what is shipped: of one text, or of all texts of this kind and language. An added part goes."""
        with self._database.work(actor, AuditEvent.WORDING_CHANGED) as work:
            sheet = self._sheet(kind, language, work)
            for text in sheet.own.texts:
                if path in {"", text.path}:
                    store.remove(work, text)
            if path.startswith(f"{BODY}.{OWN}") and language == DEFAULT_LANGUAGE:
                left = self._sheet(kind, language, work)  # without it
                self._keep(ordered(left, left.order()), work)
        return TextPut(path=path)

    def keep_mine(self, kind: str, language: str, path: str, *, actor: UserId) -> TextPut:
        """Keep an own text although what is shipped is another now: it counts as made from that."""
        with self._database.work(actor, AuditEvent.WORDING_CHANGED) as work:
            sheet = self._sheet(kind, language, work)
            stored = sheet.stored(path)
            if stored is not None:
                store.put(work, replace(stored, base=sheet.base(path)), self._clock.now())
        return TextPut(path=path)


_Reorder = Callable[[list[str], str], list[str]]


def _leave_out(sheet: TextSheet, path: str) -> _Reorder:
    if sheet.line(path).is_fixed:
        raise UserError(N_("This part is always printed."), code="fixed", field="text")
    return left_out


def _shown(kind: str, language: str, path: str = "") -> LetterKind:
    """Return the kind of letter in which a text is looked at."""
    if kind != COMMON:
        return LetterKind(kind)
    is_to_her = path in _TO_HER or language != DEFAULT_LANGUAGE  # only letters to her have another language
    return LetterKind.APPOINTMENT if is_to_her else LetterKind.REFERRAL_SOCIAL

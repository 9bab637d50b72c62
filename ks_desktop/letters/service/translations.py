"""Who looked the translations over: shown, recorded and taken back by the organisation."""

from dataclasses import dataclass, replace
from datetime import date

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, Changes, UserId, clean_line
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.domain.translation import TranslationCheck, check_of
from ks_desktop.letters.store import translations as store
from ks_desktop.letters.store.own_texts import all_texts
from ks_desktop.letters.translating import Standing, languages_of, standing_of
from ks_desktop.security.domain import AuditEvent

_CHANGED = Changes(letters=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """The translations of the letters to her, and whether somebody whose language it is looked them over."""

    database: Database
    clock: Clock

    def find(self, kind: str, language: str, *, actor: UserId) -> Standing | None:
        """Return how the translation of a kind of paper stands; None for Dutch and for what has no translation."""
        if kind not in set(LetterKind) or language not in languages_of(LetterKind(kind)):
            return None
        with self.database.reading(actor) as reading:
            return _standing(LetterKind(kind), language, reading)

    def record(self, kind: LetterKind, language: str, name: str, on: date, *, mark: str, actor: UserId) -> Changes:
        """Record that somebody looked a translation over.

        Args:
            kind: of letter.
            language: ISO 639-1 code.
            name: of whoever looked it over.
            on: when.
            mark: of the texts that were looked over, as `Standing` names it.
            actor: who records it.
        Raises:
            UserError: there is no name, it is too long, the day is to come, or the text was changed meanwhile.
        """
        known = _name(name)
        if language not in languages_of(kind):
            raise UserError(N_("There is no wording for this kind of letter."), code="gone", field="kind")
        if on > self.clock.today():
            raise UserError(N_("This day is still to come: fill in the real day."), code="future", field="checked_on")
        with self.database.work(actor, AuditEvent.TRANSLATION_CHECKED) as work:
            if _standing(kind, language, work).mark != mark:
                raise UserError(
                    N_("The text was changed meanwhile. Have it looked over again."), code="changed", field="checked_by"
                )
            before = check_of(store.all_checks(work), kind, language)
            check = TranslationCheck(kind=kind, language=language, mark=mark, name=known, on=on)
            store.put(work, replace(check, version=before.version if before else 0))
        return _CHANGED

    def take_back(self, kind: LetterKind, language: str, *, actor: UserId) -> Changes:
        """Take back that a translation was looked over: the letters say again that it was not."""
        with self.database.work(actor, AuditEvent.TRANSLATION_CHECKED) as work:
            store.remove(work, kind, language)
        return _CHANGED


def _name(typed: str) -> str:
    name = clean_line(typed).text
    if not any(sign.isalnum() for sign in name):
        raise UserError(N_("Write who looked it over."), code="required", field="checked_by")
    if len(name) > LINE_MAX:
        sentence = N_("This is too long: {most} characters at most.")
        raise UserError(sentence, code="too_long", field="checked_by", values={"most": LINE_MAX})
    return name


def _standing(kind: LetterKind, language: str, reading: Reading) -> Standing:
    return standing_of(kind, language, all_texts(reading), store.all_checks(reading))

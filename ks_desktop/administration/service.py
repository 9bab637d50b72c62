"""What a nurse can set: herself, her sender's lines, municipalities, working days, the lock, her passphrase."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ks_desktop.administration import domain
from ks_desktop.administration.domain import Standing
from ks_desktop.administration.people import People
from ks_desktop.clients.service.close_reasons import CloseReasons
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, UserErrors, WrongPassphraseError, each
from ks_desktop.core.settings_store import SettingsStore, change_within, changed, logo_within, put_logo, read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId, check_postcode, clean_line
from ks_desktop.letters import recovery
from ks_desktop.letters.office import office_from
from ks_desktop.letters.service.wordings import Wordings
from ks_desktop.letters.trial import trial_of
from ks_desktop.paper import paint
from ks_desktop.paper.paint import Paper
from ks_desktop.records.service import Backups
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security import vault
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours, check_pattern
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.schedules import Schedules

_PROFILE = ("full_name", "job_title", "big_number", "phone", "email")


class Administration:
    """Everything on Beheer and in the first run, over the services of the rooms below.

    Attributes:
        coalition: kinds of contact and free days; their pages ask it themselves.
        close_reasons: why cases close; its page asks it itself.
        schedules: who visits and when; the page of the team asks it itself.
        wordings: the texts of letters; their page asks it itself.
        backups: copies of the whole file; their page asks it itself.
        people: who can log in; their page asks it itself.
        settings: every setting; the page of backups reads its own.
    """

    def __init__(  # noqa: PLR0913 - what is set lives in six rooms
        self,
        *,
        folder: Path,
        database: Database,
        clock: Clock,
        audit: Audit,
        users: Users,
        settings: SettingsStore,
        coalition: Coalition,
        close_reasons: CloseReasons,
        retention: Retention,
        visits: Visits,
        schedules: Schedules,
        wordings: Wordings,
        backups: Backups,
        people: People,
    ) -> None:
        self._folder = folder
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users
        self.settings = settings
        self.coalition = coalition
        self.close_reasons = close_reasons
        self._retention = retention
        self._visits = visits
        self.schedules = schedules
        self.wordings = wordings
        self.backups = backups
        self.people = people

    def standing(self, *, actor: UserId) -> Standing:
        """Return everything that is set now."""
        today = self._clock.today()
        user = self._users.get(actor, actor=actor)
        with self._database.reading(actor) as reading:
            served = self.coalition.served(reading=reading)
            return Standing(
                user=user,
                settings=read_within(reading),
                municipalities=self.coalition.municipalities(),
                served=served,
                terms={code: self.coalition.terms(code, today, reading=reading) for code in served},
                default_terms=self.coalition.terms("", today, reading=reading),
                hours=self._hours_today(self._visits.hours(actor, reading=reading)),
                place=self._visits.place(actor, reading=reading),
                not_kept=self._retention.totals(reading=reading),
                logo=logo_within(reading),
            )

    def _hours_today(self, hours: Iterable[WorkingHours]) -> tuple[WorkingHours, ...]:
        known = [entry for entry in hours if entry.counts_on(self._clock.today())]
        newest = max((entry.valid_from for entry in known), default=None)
        return tuple(entry for entry in known if entry.valid_from == newest)

    def save_profile(self, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep who she is.

        Raises:
            UserErrors: her name or job title is missing, or has a character that no letter can show.
        """
        texts = {name: clean_line(typed.get(name, "")).text for name in _PROFILE}
        missing = [
            UserError(N_("Fill this in: it stands under each letter."), code="required", field=name)
            for name in ("full_name", "job_title")
            if not texts[name]
        ]
        if errors := [*missing, *_unprintable(texts)]:
            raise UserErrors(errors)
        user = replace(
            self._users.get(actor, actor=actor),
            full_name=texts["full_name"],
            job_title=texts["job_title"],
            big_number=texts["big_number"],
            phone=texts["phone"],
            email=texts["email"],
        )
        return self._users.change(user, actor=actor)

    def save_settings(self, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep settings together: the sender's lines, the lock, the letters.

        Raises:
            UserErrors: a value is out of range; nothing is saved.
        """
        return self.settings.change(dict(typed), actor=actor)

    def save_papers(self, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep the folder that is watched.

        Raises:
            UserError: there is no such folder; nothing is saved.
        """
        folder = typed.get("watched_folder", "").strip()
        if folder and not Path(folder).is_dir():
            raise UserError(N_("There is no such folder."), code="watched_folder", field="watched_folder")
        return self.settings.change(dict(typed), actor=actor)

    def save_stationery(self, typed: Mapping[str, str], logo: bytes | None, *, actor: UserId) -> Changes:
        """Keep how papers are printed, and the logo.

        Raises:
            UserError: the picture cannot be printed, or a setting is out of range; nothing is saved.
        """
        with self._database.reading(actor) as reading:
            before = logo_within(reading)
        after = paint.prepared_logo(logo) if logo and logo != before else logo  # not while others wait to write
        with self._database.work(actor, AuditEvent.SETTINGS_CHANGED) as work:
            if after != before:
                put_logo(work, after)
            return change_within(work, typed)

    def window_trial(self, typed: Mapping[str, str], *, actor: UserId) -> Paper:
        """Return the test page for the window of these settings, which need not be kept.

        Raises:
            UserErrors: a setting is out of range.
        """
        with self._database.reading(actor) as reading:
            settings = changed(read_within(reading), typed)
        return Paper(pdf=paint.render_trial(trial_of(office_from(settings, None))))

    def save_municipalities(self, codes: Iterable[str], *, actor: UserId) -> Changes:
        """Work for these municipalities from now on.

        Raises:
            UserError: none was chosen.
        """
        chosen = tuple(codes)
        if not chosen:
            raise UserError(
                N_("Choose at least one municipality."), code="no_municipality", field="municipality_search"
            )
        return self.coalition.serve(chosen, actor=actor)

    def save_terms(self, code: str, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep what a municipality agreed, from today on; earlier days keep their own.

        Raises:
            UserErrors: numbers or weeks that cannot be read or do not fit together.
        """
        terms = domain.parse_terms(typed, municipality=code, valid_from=self._clock.today())
        return self.coalition.save_terms(terms, actor=actor)

    def save_hours(self, typed: Mapping[str, str], *, actor: UserId) -> Changes:
        """Keep her working week, from today on, where she leaves from and how she travels.

        Raises:
            UserErrors: hours or a postcode that cannot be read.
        """
        errors: list[UserError] = []
        hours: list[WorkingHours] = []
        postcode = typed.get("postcode", "").strip()
        try:
            hours = domain.working_hours(typed, user=actor, valid_from=self._clock.today())
            check_pattern(hours)
        except UserError as error:
            errors += each(error)
        try:
            postcode = check_postcode(postcode) if postcode else ""
        except UserError as error:
            errors.append(error)
        if errors:
            raise UserErrors(errors)
        transport = Transport(typed.get("transport") or Transport.CAR)
        place = NursePlace(user=actor, postcode=postcode, transport=transport)
        return self._visits.set_hours(actor, hours, actor=actor) | self._visits.set_place(place, actor=actor)

    def change_passphrase(self, old: str, new: str, *, actor: UserId) -> Changes:
        """Let her use another passphrase from now on.

        Raises:
            WrongPassphraseError: the old one is not right; its field is `old_passphrase`.
            UserError: the new one will not do, or too many wrong tries.
        """
        name = self._users.get(actor, actor=actor).name
        try:
            vault.change_passphrase(self._folder, name, old, new, clock=self._clock).wipe()
        except WrongPassphraseError as error:
            raise _at(error, "old_passphrase") from error
        self._log(AuditEvent.PASSPHRASE_CHANGED, actor)
        return Changes()

    def renew_recovery(self, passphrase: str, *, actor: UserId) -> str:
        """Make a new recovery code and return it; the old sheet is worth nothing from now on.

        Raises:
            WrongPassphraseError: the passphrase is not right.
        """
        key = vault.unlock(self._folder, self._users.get(actor, actor=actor).name, passphrase, clock=self._clock)
        try:
            # First: broken off in between, she is asked to prove a sheet she has, and not believed about one she lacks.
            self.settings.change({"recovery_proved": "no"}, actor=actor)
            code = vault.renew_recovery(self._folder, key, cost=self.people.cost)
        finally:
            key.wipe()
        self._log(AuditEvent.RECOVERY_RENEWED, actor)
        self.people.catch_up(actor=actor)  # a renewal of the keys may have waited for the sheet
        return code

    def confirm_recovery(self, *, actor: UserId) -> Changes:
        """Remember that she has the recovery sheet that counts now."""
        return self.settings.change({"recovery_proved": "yes"}, actor=actor)

    def recovery_sheet(self, code: str, *, actor: UserId) -> bytes:
        """Return the recovery sheet as a PDF; it is kept nowhere."""
        user = self._users.get(actor, actor=actor)
        return recovery.recovery_sheet_pdf(code, user.name, self._clock.today())

    def _log(self, event: AuditEvent, actor: UserId) -> None:
        with self._database.work(actor, event) as work:
            self._audit.record(work, event)


def _at(error: WrongPassphraseError, field: str) -> WrongPassphraseError:
    return WrongPassphraseError(error.message, code=error.code, field=field, values=error.values)


def _unprintable(texts: Mapping[str, str]) -> Iterator[UserError]:
    """Give an error for each text of hers that stands under letters and cannot be printed."""
    for name in ("full_name", "job_title", "big_number", "phone"):
        try:
            paint.check_printable(texts[name], field=name)
        except UserError as error:
            yield error

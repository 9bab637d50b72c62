"""Who may unlock the program: colleagues who come, change what they do, forget their passphrase, or leave."""

from collections.abc import Callable, Collection
from dataclasses import replace

from ks_desktop.administration.people.checking import at_work, checked, unfit
from ks_desktop.administration.people.keyring import Keyring
from ks_desktop.administration.people.records import Leaving, NewColleague, Person, Settled, Team
from ks_desktop.administration.people.recoveries import Recoveries
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.security import vault
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent, Role, User
from ks_desktop.security.rights import Right, Rights, rights_of
from ks_desktop.security.service import OwnPassphrase, Users
from ks_desktop.security.vault import STANDARD_COST, Cost, SlotState
from ks_desktop.visits.service.schedules import Schedules

_CHANGED = Changes(users=True, visits=True)
_NO_SLOT = SlotState(name="", is_current=True, may_restricted=False, must_change=False)


class People:
    """Manages users: their slots in the key file, and what they do here.

    Attributes:
        recoveries: who came in by the recovery sheet.
        keyring: the keys; None in practice mode, where nobody needs one.
        cost: what one guess at a new passphrase costs; tests take less.
        back_up: makes a backup after the key was renewed, so that the newest opens with it.
    """

    def __init__(  # noqa: PLR0913 - people stand in four rooms
        self,
        *,
        database: Database,
        clock: Clock,
        audit: Audit,
        users: Users,
        rights: Rights,
        clients: Clients,
        schedules: Schedules,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users
        self._rights = rights
        self._clients = clients
        self._schedules = schedules
        self._own = OwnPassphrase(database, clock, audit, users)
        self.recoveries = Recoveries(database, clock, audit, users)
        self.keyring: Keyring | None = None
        self.cost: Cost = STANDARD_COST
        self.back_up: Callable[[UserId], object] = _nothing

    def all(self, *, actor: UserId) -> Team:
        """Return everybody who works here or did, and what waits to be done with the keys.

        Raises:
            UserError: `no_right`.
        """
        self._rights.check(Right.PEOPLE, actor=actor)
        slots = {slot.name.casefold(): slot for slot in self._slots()}
        last = self._users.last_log_ins()
        people = tuple(
            replace(self._person(user, slots.get(user.name.casefold())), last_log_in=last.get(user.id))
            for user in self._users.all(actor=actor)
        )
        if self.keyring is None:
            return Team(people=people)
        return Team(
            people=people,
            waits=self.keyring.waits(),
            needs_sheet=vault.state_of(self.keyring.folder).needs_sheet,
            may_give_restricted=self.keyring.key.restricted is not None,
        )

    def add(self, colleague: NewColleague, *, actor: UserId) -> Changes:
        """Give a new colleague a login name and a first passphrase; she chooses her own as she unlocks.

        Raises:
            UserErrors: each field that will not do.
            UserError: `no_right`, or `old_slot`: she would open restricted notes through an older key file.
        """
        keyring = self._keys(actor)
        user = checked(colleague, self._users)
        if not _may_restricted(user):
            keyring.check_may_close_off()
        # Broken off between the two she stands in the list without a passphrase, and is given one there.
        with self._database.work(actor, AuditEvent.USER_ADDED) as work:
            self._users.add_within(user, work)
        self._give_slot(user, colleague.passphrase)
        return _CHANGED

    def change_roles(self, user_id: UserId, roles: Collection[Role], *, actor: UserId) -> Changes:
        """Let somebody do other work here from now on; the key of restricted notes follows.

        Raises:
            UserError: `no_right`, `no_roles`, `own`, `last_one`, or `old_slot`.
        """
        keyring = self._keys(actor)
        user = at_work(self._users.get(user_id, actor=actor))
        if not roles:
            raise UserError(N_("Choose at least one role, or let her leave."), code="no_roles", field="roles")
        if user_id == actor:
            self._check_no_more(user, roles)
        changed, slot = replace(user, roles=frozenset(roles)), self._slot(user)
        is_taken = slot is not None and slot.may_restricted and not _may_restricted(changed)
        if is_taken:
            keyring.check_may_close_off()
        with self._database.work(actor, AuditEvent.ROLES_CHANGED) as work:
            self._users.change_within(changed, work)
        if slot is not None and self._can_give(slot) and _may_restricted(changed):
            vault.set_restricted(keyring.folder, keyring.key, user.name, True)
        if is_taken:
            self.catch_up(actor=actor)
        return _CHANGED

    def give_restricted(self, user_id: UserId, *, actor: UserId) -> Changes:
        """Give somebody whose roles say so the key of restricted notes; only who has it can.

        Raises:
            UserError: `no_right`, `not_hers`, `old_slot`, or `no_restricted_key`.
        """
        keyring = self._keys(actor)
        user = at_work(self._users.get(user_id, actor=actor))
        if not _may_restricted(user):
            raise UserError(N_("Her roles do not give the restricted notes. Change her roles first."), code="not_hers")
        with self._database.work(actor, AuditEvent.ROLES_CHANGED) as work:
            self._audit.record(work, AuditEvent.ROLES_CHANGED, about=_about(user))
        vault.set_restricted(keyring.folder, keyring.key, user.name, True)
        return _CHANGED

    def first_passphrase(self, user_id: UserId, passphrase: str, repeated: str, *, actor: UserId) -> Changes:
        """Give somebody who forgot hers, or never had one, a first passphrase; she chooses her own as she unlocks.

        Where who does it may not read restricted notes, somebody who may gives her that key again.

        Raises:
            UserErrors: the passphrase will not do, or was typed in two ways.
            UserError: `no_right`, `own`: for her own passphrase there is another place.
        """
        keyring = self._keys(actor)
        user = at_work(self._users.get(user_id, actor=actor))
        if user.id == actor:
            raise UserError(N_("Change your own passphrase under Passphrase."), code="own", field="passphrase")
        if errors := unfit(passphrase, repeated):
            raise UserErrors(errors)
        with self._database.work(actor, AuditEvent.FIRST_PASSPHRASE_SET) as work:
            self._audit.record(work, AuditEvent.FIRST_PASSPHRASE_SET, about=_about(user))
        if self._slot(user) is None:
            if not _may_restricted(user):
                keyring.check_may_close_off()
            self._give_slot(user, passphrase)
        else:
            folder, key = keyring.folder, keyring.key
            vault.set_passphrase(folder, key, user.name, passphrase, cost=self.cost, must_change=True)
        self.catch_up(actor=actor)  # a renewal may have waited for her slot
        return _CHANGED

    def leaving(self, user_id: UserId, *, actor: UserId) -> Leaving:
        """Return what somebody would leave behind; nothing is changed.

        Raises:
            UserError: `no_right`.
        """
        self._rights.check(Right.PEOPLE, actor=actor)
        user = self._users.get(user_id, actor=actor)
        with self._rights.lifted(Right.PEOPLE, actor=actor), self._database.reading(actor) as reading:
            cases = sum(case.nurse == user.id for case in self._clients.open_cases(reading=reading))
            visits = self._schedules.ahead_of(user.id, reading=reading)
        return Leaving(person=self._person(user, self._slot(user)), cases=cases, visits=visits)

    def leave(self, user_id: UserId, passphrase: str, *, actor: UserId) -> Settled:
        """Let somebody leave: her slot goes, and the keys that she had are renewed.

        Her work, letters and lines in the log keep her name; what she still had is handed over apart. It takes seconds,
        and whoever saves meanwhile waits. Broken off at any moment, the next unlock goes on with it.

        Args:
            user_id: who leaves.
            passphrase: of who does it: this cannot be taken back.
            actor: who does it.
        Returns:
            Which keys were renewed, and what still waits.
        Raises:
            WrongPassphraseError: it is not the passphrase of who does it.
            UserError: `no_right`, `own`, `last_one`, or `wait`.
        """
        self._keys(actor)
        user = at_work(self._users.get(user_id, actor=actor))
        if user.id == actor:
            raise UserError(N_("You cannot let yourself leave: a colleague does that."), code="own")
        self._own.check(passphrase, about=About(columns="again"), actor=actor)
        with self._database.work(actor, AuditEvent.PERSON_LEFT) as work:
            left = replace(user, roles=frozenset(), left_on=self._clock.today())
            self._users.change_within(left, work)
            self._schedules.leave_within(user.id, work=work)
        return self.catch_up(actor=actor)

    def catch_up(self, *, actor: UserId) -> Settled:
        """Bring the key file to what is said of people, and renew the keys that wait for it.

        At each unlock too: it may have been broken off, or have waited for somebody.

        Raises:
            StorageError: the key file cannot be written.
        """
        keyring = self.keyring
        if keyring is None:
            return Settled()
        people = {user.name.casefold(): user for user in self._users.all(actor=actor)}
        for slot in self._slots():
            user = people.get(slot.name.casefold())
            if user is not None and user.left_on is not None:
                vault.remove_user(keyring.folder, keyring.key, slot.name)
            elif user is not None and slot.may_restricted and slot.is_current and not _may_restricted(user):
                vault.set_restricted(keyring.folder, keyring.key, slot.name, False)
        settled = keyring.settle(actor=actor)
        if not settled.database:
            return settled
        try:
            self.back_up(actor)
        except StorageError as error:
            return replace(settled, waits=(*settled.waits, error.text()))
        return settled

    def _keys(self, actor: UserId) -> Keyring:
        self._rights.check(Right.PEOPLE, actor=actor)
        if self.keyring is None:
            raise UserError(N_("In practice mode there are no passphrases, so there are no users."), code="practice")
        return self.keyring

    def _slots(self) -> tuple[SlotState, ...]:
        return vault.state_of(self.keyring.folder).users if self.keyring is not None else ()

    def _slot(self, user: User) -> SlotState | None:
        return {slot.name.casefold(): slot for slot in self._slots()}.get(user.name.casefold())

    def _check_no_more(self, user: User, roles: Collection[Role]) -> None:
        """Refuse that somebody widens her own rights, unless she works alone and there is nobody to ask."""
        has_others = any(slot.name.casefold() != user.name.casefold() for slot in self._slots())
        if has_others and not rights_of(roles) <= rights_of(user.roles):
            message = N_("You cannot give yourself more rights. Ask a colleague who manages users.")
            raise UserError(message, code="own", field="roles")

    def _can_give(self, slot: SlotState) -> bool:
        return self.keyring is not None and self.keyring.key.restricted is not None and slot.is_current

    def _person(self, user: User, slot: SlotState | None) -> Person:
        known = slot or _NO_SLOT
        return Person(
            user=user,
            has_key=slot is not None or self.keyring is None,
            is_current=known.is_current,
            holds_restricted=known.may_restricted,
            may_restricted=self.keyring is not None and _may_restricted(user),
            must_change=known.must_change,
        )

    def _give_slot(self, user: User, passphrase: str) -> None:
        keyring = self.keyring
        if keyring is not None:
            vault.add_user(
                keyring.folder,
                keyring.key,
                user.name,
                passphrase,
                cost=self.cost,
                restricted=_may_restricted(user),
                must_change=True,
            )


def _may_restricted(user: User) -> bool:
    return Right.RESTRICTED in rights_of(user.roles)


def _about(user: User) -> About:
    return About(subject="app_user", subject_id=user.id.hex)


def _nothing(_actor: UserId) -> object:
    return None

"""Two spellings of one partner, joined: one of them stays in the directory, the other's name means it from then on.

Nothing is moved and nothing is lost: who points at the other spelling is read as pointing at the one that stays, and
separating them again brings back what was.
"""

from dataclasses import replace

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, OrganisationId, UserId
from ks_desktop.security.domain import AuditEvent


class Spellings:
    """The partners that stand in the directory under another one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[Organisation, ...]:
        """Return the other spellings of a partner, by name."""
        with self._database.reading(actor) as reading:
            return tuple(each.guarded() for each in store.joined(reading, organisation_id))

    def all_of(self, *, reading: Reading) -> tuple[Organisation, ...]:
        """Return every spelling that was joined into another partner."""
        return tuple(each.guarded() for each in store.joined(reading))

    def join(self, kept: OrganisationId, other: OrganisationId, *, actor: UserId) -> Changes:
        """Let a partner be another spelling of the one that is kept, with the spellings it had itself.

        Raises:
            UserError: they are one already, the one that is kept stands under another one itself (joining it would
                go round in a circle or along a chain), or one of them is gone.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            staying, going = (_get(work, key) for key in (kept, other))
            if kept in {other, going.joined_into}:
                sentence = N_("Choose another partner: this is the same one already.")
                raise UserError(sentence, code="same_organisation", field="same_as")
            if staying.joined_into is not None:
                raise _circle(staying, store.get_organisation(work, staying.joined_into))
            for spelling in (going, *store.joined(work, other)):
                store.put_organisation(work, replace(spelling, joined_into=kept))
        return Changes(coalition=True, referrals=True)

    def separate(self, other: OrganisationId, *, actor: UserId) -> Changes:
        """Let a spelling be a partner of its own again."""
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            store.put_organisation(work, replace(_get(work, other), joined_into=None))
        return Changes(coalition=True, referrals=True)


def check_joined(organisation: Organisation, reading: Reading) -> None:
    """Refuse a partner that stands under one that is gone, under itself, or under one that stands under another.

    Raises:
        UserError: in words, which it would be.
    """
    if organisation.joined_into is None:
        return
    staying = _get(reading, organisation.joined_into)
    if staying.id == organisation.id:
        raise _circle(staying, staying)
    if staying.joined_into is not None:
        raise _circle(staying, store.get_organisation(reading, staying.joined_into))
    if store.joined(reading, organisation.id):
        sentence = N_("{name} has other names itself: give those to the other card first.")
        raise UserError(sentence, code="joined_in_a_circle", field="same_as", values={"name": organisation.name})


def _circle(staying: Organisation, over: Organisation | None) -> UserError:
    sentence = N_(
        "{name} is another name of {kept} itself: join into that card, or make it a partner of its own first."
    )
    values = {"name": staying.name, "kept": staying.name if over is None else over.name}
    return UserError(sentence, code="joined_in_a_circle", field="same_as", values=values)


def _get(reading: Reading, organisation_id: OrganisationId) -> Organisation:
    found = store.get_organisation(reading, organisation_id)
    if found is None:
        raise UserError(N_("This organisation is not in the directory any more."), code="gone", field="receiver")
    return found

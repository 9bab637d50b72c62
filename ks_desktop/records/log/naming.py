"""How people in the log are named to whoever reads it, and how names are compared for what is striking."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Reading
from ks_desktop.core.values import ClientId, UserId
from ks_desktop.records.log.lines import Names
from ks_desktop.records.log.unusual import Who, who
from ks_desktop.security.domain import AuditEntry, User
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Looks names up: of women only for who may see women, and of a shielded one for nobody but her nurse."""

    clients: Clients
    users: Users
    rights: Rights

    def names(self, entries: Iterable[AuditEntry], *, reading: Reading) -> Names:
        """Return the names in these lines as the reader may know them."""
        ids = {ClientId(UUID(entry.client)) for entry in entries if entry.client}
        return Names(women=self.women(ids, reading=reading), users=self.employees(reading=reading))

    def women(self, ids: Iterable[ClientId], *, reading: Reading) -> dict[str, str]:
        """Return the names of women; of none for who may not see women, of no shielded one for who may not see her."""
        wanted = set(ids)
        if not wanted or not self.rights.may(Right.SEE_WOMEN, actor=reading.actor):
            return {}
        found = self.clients.clients(wanted, reading=reading)
        return {key.hex: client.name.full for key, client in found.items() if not client.is_hidden}

    def employees(self, *, reading: Reading) -> dict[UserId, str]:
        """Return the names of whoever works or worked here."""
        return {user.id: user.full_name for user in self.users.everybody(reading=reading)}

    def compared(self, ids: Iterable[str], *, reading: Reading) -> tuple[dict[str, Who], dict[UserId, Who]]:
        """Return women and employees as they are compared; the look was opened with `Rights.lifted`."""
        wanted = {ClientId(UUID(key)) for key in ids if key}
        found = self.clients.clients(wanted, reading=reading)
        women = {key.hex: _woman(client) for key, client in found.items() if not client.is_hidden}
        return women, {user.id: _user(user) for user in self.users.everybody(reading=reading)}


def _woman(client: Client) -> Who:
    name = client.name
    return who(
        [name.full, f"{name.given_name} {name.birth_surname_prefix} {name.birth_surname}"],
        [name.birth_surname, name.partner_surname, name.surname],
        [client.contact.phone, client.contact.phone_2, client.contact.email],
    )


def _user(user: User) -> Who:
    parts = user.full_name.split()
    surnames = [" ".join(parts[at:]) for at in range(1, len(parts))] or parts
    full = [user.full_name] if len(parts) > 1 else []
    return who(full, surnames, [user.phone, user.email])

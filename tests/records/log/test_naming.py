from ks_desktop.clients.domain import Client
from ks_desktop.house import House
from ks_desktop.records.log.naming import Naming
from ks_desktop.security.rights import Right


def test_names_are_those_the_reader_may_know(logged: House, woman: Client) -> None:
    naming = Naming(clients=logged.clients, users=logged.users, rights=logged.rights)
    with logged.database.reading(logged.actor) as reading:
        assert naming.women([woman.id], reading=reading) == {woman.id.hex: woman.name.full}
        assert naming.women([], reading=reading) == {}
        assert logged.actor in naming.employees(reading=reading)
    with logged.rights.lifted(Right.READ_LOG, actor=logged.actor), logged.database.reading(logged.actor) as reading:
        women, users = naming.compared({woman.id.hex, ""}, reading=reading)
    assert set(women) == {woman.id.hex}
    assert logged.actor in users

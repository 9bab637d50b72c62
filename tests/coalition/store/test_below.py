from ks_desktop.coalition import store
from ks_desktop.core.database import Database
from ks_desktop.core.values import ServiceId, UserId, new_id


def test_one_text_is_kept_a_service(database: Database, actor: UserId) -> None:
    service, other = ServiceId(new_id()), ServiceId(new_id())
    with database.work(actor, "test") as work:
        store.put_below(work, service, "{}")
        store.put_below(work, other, "[]")
        store.put_below(work, service, '{"name": "x"}')
    with database.reading(actor) as reading:
        assert store.below(reading) == {service: '{"name": "x"}', other: "[]"}

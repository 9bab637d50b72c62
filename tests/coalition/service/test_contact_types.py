from dataclasses import replace

import pytest

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT, ContactType
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.contact_types import NEW
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.values import UserId


def _all(coalition: Coalition, database: Database, actor: UserId) -> dict[str, ContactType]:
    with database.reading(actor) as reading:
        return {kind.key: kind for kind in coalition.contact_types.all(reading=reading)}


def test_the_catalogue_is_there_and_says_that_it_is_a_proposal(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    known = _all(coalition, database, actor)
    assert list(known) == [FIRST_VISIT, SECOND_VISIT, CALL]
    assert all(kind.is_proposal and kind.source for kind in known.values())
    assert (known[SECOND_VISIT].follows, known[CALL].minutes, known[CALL].mode) == (FIRST_VISIT, 15, "phone")


def test_a_kind_of_contact_is_changed_hidden_and_added(coalition: Coalition, database: Database, actor: UserId) -> None:
    second = _all(coalition, database, actor)[SECOND_VISIT]
    changes = coalition.contact_types.save(replace(second, minutes=45, is_hidden=True), actor=actor)
    assert changes.visits
    group = ContactType(key=NEW, name="Groep: 'Samen bevallen'", minutes=90, follows=SECOND_VISIT)
    coalition.contact_types.save(group, actor=actor)
    coalition.contact_types.save(replace(group, name="Groep samen bevallen!"), actor=actor)
    coalition.contact_types.save(replace(group, name="1"), actor=actor)
    known = _all(coalition, database, actor)
    assert (known[SECOND_VISIT].minutes, known[SECOND_VISIT].is_proposal) == (45, False)
    assert list(known)[3:] == ["groep_samen_bevallen", "groep_samen_bevallen_2", "contact_1"]
    with database.reading(actor) as reading:
        assert SECOND_VISIT not in [kind.key for kind in coalition.contact_types.offered(reading=reading)]
        assert coalition.contact_types.of(SECOND_VISIT, reading=reading).is_hidden
        with pytest.raises(UserError):
            coalition.contact_types.of("gone", reading=reading)
    with pytest.raises(StaleError):
        coalition.contact_types.save(second, actor=actor)
    with pytest.raises(StaleError):
        coalition.contact_types.save(replace(second, key="gone", name="Weg"), actor=actor)


def test_the_first_visit_has_the_length_that_the_settings_say(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    settings = SettingsStore(database)
    settings.change({"visit_minutes": 75}, actor=actor)
    first = _all(coalition, database, actor)[FIRST_VISIT]
    assert first.minutes == 75
    coalition.contact_types.save(replace(first, minutes=50), actor=actor)
    assert settings.read(actor=actor).visit_minutes == 50


def test_what_cannot_be_is_told_at_its_field(coalition: Coalition, database: Database, actor: UserId) -> None:
    known = _all(coalition, database, actor)
    wrong = replace(known[FIRST_VISIT], name="tweede Huisbezoek", is_hidden=True, follows=SECOND_VISIT)
    with pytest.raises(UserError) as refused:
        coalition.contact_types.save(wrong, actor=actor)
    assert {error.field for error in each(refused.value)} == {"name", "is_hidden", "follows"}
    with pytest.raises(UserError) as unknown:
        coalition.contact_types.save(replace(known[CALL], follows="gone"), actor=actor)
    assert unknown.value.field == "follows"


@pytest.mark.parametrize("minutes", [14, 47, 245])
def test_a_first_visit_takes_what_the_setting_allows_and_says_so_at_its_field(
    coalition: Coalition, database: Database, actor: UserId, minutes: int
) -> None:
    first = _all(coalition, database, actor)[FIRST_VISIT]
    with pytest.raises(UserError) as refused:
        coalition.contact_types.save(replace(first, minutes=minutes), actor=actor)
    assert [error.field for error in each(refused.value)] == ["minutes"]
    assert _all(coalition, database, actor)[FIRST_VISIT].minutes == first.minutes

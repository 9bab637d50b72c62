"""What comes of choices, and what must hold of every two directories."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.domain.cards import Cards, Key, RecordKind, Side, key_of
from ks_desktop.coalition.merging import Choices, Finding, Taking, compared, outcome_of, taking
from tests.coalition.merging.directories import directories, location, number, partner, person, service, stored

_FEW = settings(max_examples=40, deadline=None)


@_FEW
@given(directories())
def test_beside_itself_all_is_equal(ours: Cards) -> None:
    assert {each.finding for each in compared(ours, ours).differences} <= {Finding.EQUAL}


@_FEW
@given(directories(), directories())
def test_after_all_is_taken_only_what_was_in_doubt_is_left(ours: Cards, theirs: Cards) -> None:
    comparison = compared(ours, theirs)
    choices = taking(comparison, Taking.ALL)
    after = stored(ours, outcome_of(comparison, choices))
    assert after.by_key().keys() >= ours.by_key().keys()  # nothing of ours goes
    again = compared(after, theirs).by_key()
    for each in comparison.of(Finding.NEW, Finding.DIFFERS):
        told = again[each.key]
        assert told.finding is not Finding.NEW
        # What hung on a partner in doubt may be told now; what was taken is never told again.
        assert not {part.part.name for part in told.parts} & {part.part.name for part in each.parts}


@_FEW
@given(directories(), directories())
def test_nothing_taken_is_nothing_stored(ours: Cards, theirs: Cards) -> None:
    comparison = compared(ours, theirs)
    outcome = outcome_of(comparison, taking(comparison, Taking.NONE))
    assert (outcome.cards, outcome.added, outcome.changed, outcome.left) == ((), frozenset(), frozenset(), ())


@_FEW
@given(directories(), directories(), st.randoms(use_true_random=False))
def test_the_order_of_cards_says_nothing(ours: Cards, theirs: Cards, chance: Random) -> None:
    def mixed(cards: Cards) -> Cards:
        lists = {}
        for name in ("organisations", "locations", "people", "services"):
            lists[name] = list(getattr(cards, name))
            chance.shuffle(lists[name])
        return Cards(**{name: tuple(each) for name, each in lists.items()})

    assert compared(mixed(ours), mixed(theirs)).differences == compared(ours, theirs).differences


@_FEW
@given(directories(), directories(), st.data())
def test_each_part_is_as_it_was_chosen(ours: Cards, theirs: Cards, data: st.DataObject) -> None:
    comparison = compared(ours, theirs)
    choices = Choices()
    for each in comparison.of(Finding.DIFFERS):
        for part in each.parts:
            if part.part.name != "joined_into":  # other names follow the partner that is left
                choices = choices.with_part(each.key, part.part.name, data.draw(st.sampled_from(Side)))
    after = stored(ours, outcome_of(comparison, choices)).by_key()
    for each in comparison.of(Finding.DIFFERS):
        assert each.ours is not None
        assert each.theirs is not None
        kept = after[key_of(each.ours)]
        taken = {part.part.name for part in choices.taken_parts(each)}
        for part in each.parts:
            side = each.theirs if part.part.name in taken else each.ours
            assert part.part.is_same(kept, side)


def test_new_cards_that_a_taken_one_points_at_go_along() -> None:
    theirs = Cards(
        organisations=(partner(1), partner(2, name="Ver weg", place="Zeist")),
        locations=(location(1), location(2)),
        people=(person(1),),
        services=(service(1, locations=(location(1).id,), people=(person(1).id,)),),
    )
    comparison = compared(Cards(), theirs)
    outcome = outcome_of(comparison, Choices(new={key_of(theirs.services[0]): True}))
    assert [key_of(each).kind for each in outcome.cards] == [
        *(RecordKind.PARTNER, RecordKind.LOCATION, RecordKind.PERSON, RecordKind.SERVICE)
    ]
    assert outcome.added == {key_of(each) for each in outcome.cards}


def test_other_names_follow_the_partner_that_is_left() -> None:
    a, b, c = (partner(count, name=name, place=name) for count, name in ((1, "Aap"), (2, "Noot"), (3, "Mies")))
    ours = Cards(organisations=(replace(a, joined_into=b.id), b, c))
    theirs = Cards(organisations=(a, replace(b, joined_into=c.id), c))
    comparison = compared(ours, theirs)
    choice = Choices().with_part(key_of(b), "joined_into", Side.THEIRS)
    outcome = outcome_of(comparison, choice)
    joined = {each.id: each.joined_into for each in outcome.cards if key_of(each).kind is RecordKind.PARTNER}  # type: ignore[union-attr]
    assert joined == {a.id: c.id, b.id: c.id}


def test_what_is_put_together_and_cannot_be_is_left_out_by_name() -> None:
    mine = service(1, of=None, name="Inloop", checked_on=None)
    comparison = compared(Cards(services=(mine,)), Cards(services=(replace(mine, name="Anders"),)))
    (told,) = comparison.of(Finding.DIFFERS)
    broken = replace(comparison, differences=(replace(told, theirs=_nameless(mine)),))
    outcome = outcome_of(broken, Choices().with_part(told.key, "name", Side.THEIRS))
    assert [(left.name, left.problems[0].code) for left in outcome.left] == [("Inloop", "required")]
    assert outcome.cards == ()


def _nameless(mine: Service) -> Service:
    empty = replace(mine)
    object.__setattr__(empty, "name", "")
    return empty


def test_a_card_that_is_chosen_and_equal_changes_nothing() -> None:
    cards = Cards(organisations=(partner(1),))
    outcome = outcome_of(compared(cards, cards), Choices(new={Key(RecordKind.PARTNER, number(1, 1)): True}))
    assert outcome.cards == ()

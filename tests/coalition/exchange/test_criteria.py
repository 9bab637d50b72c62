from ks_desktop.coalition.domain import ReferrerRole
from ks_desktop.coalition.exchange.criteria import NEED, attributes, own_ids, own_terms, said_by, term_rows
from ks_desktop.coalition.exchange.own_words import own_words

OWNER = "019aa000-0000-7000-8000-000000000001"


def test_what_is_said_comes_back_in_its_order_and_what_is_empty_is_not_said() -> None:
    rows = attributes(
        OWNER, "service", [("takes_from", ReferrerRole.JGZ), ("remark", ""), ("consent", None), ("takes_from", "gp")]
    )
    said = said_by(rows)
    assert (said.all("takes_from"), said.one("remark"), said.rows) == (("jgz", "gp"), "", rows)
    assert len({row.id for row in rows}) == 2


def test_the_id_of_what_is_said_hangs_on_no_word_of_it() -> None:
    one, other = (attributes(OWNER, "service", [("remark", text)])[0].id for text in ("a", "b"))
    assert one == other


def test_only_terms_that_are_used_are_written_with_the_taxonomies_they_are_of() -> None:
    rows = attributes(OWNER, "service", [("parity", "first"), (NEED, "money")])
    found = list(term_rows(rows))
    assert [row.table for row in found] == ["taxonomy", "taxonomy", "taxonomy_term", "taxonomy_term"]
    assert {row.get("code"): row.get("name") for row in found[2:]} == {
        "parity": "Voor het hoeveelste kind",
        "money": "Geld",
    }
    assert {row.id for row in found} <= own_ids()
    assert list(term_rows([])) == []


def test_every_criterion_that_is_written_has_a_term() -> None:
    assert set(own_words()["criteria"]) | {NEED} == set(own_terms().values())

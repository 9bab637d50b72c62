from ks_desktop.casefile.page.restricted.words import KINDS, STEPS, beside, counted
from ks_desktop.clients.domain.restricted import Access, MeldStep, RestrictedKind, Shelf
from tests.clients.restricted.makers import meldcode, safety


def test_every_kind_and_step_has_words() -> None:
    assert (set(KINDS), set(STEPS)) == (set(RestrictedKind), set(MeldStep))


def test_a_count_names_kinds_and_nothing_else() -> None:
    one = Shelf(is_empty=False, counts={RestrictedKind.MELDCODE: 1}, access=Access.OPEN)
    assert counted(one) == "1 afgeschermde notitie: meldcode 1."
    both = Shelf(is_empty=False, counts={RestrictedKind.SAFETY: 2, RestrictedKind.MELDCODE: 1}, access=Access.OPEN)
    assert counted(both) == "3 afgeschermde notities: veiligheid 2, meldcode 1."


def test_under_a_step_stands_whether_she_knows() -> None:
    assert beside(safety()) == ""
    assert beside(meldcode(step=MeldStep.TALK, has_spoken=True, why_not="")).endswith("Met haar besproken.")
    assert beside(meldcode(why_not="Hij was erbij.")).endswith("Niet met haar besproken: Hij was erbij.")

from ks_desktop.paper import documents
from ks_desktop.paper.documents import texts_of
from tests.paper import samples


def test_title_and_language_are_not_painted_but_every_word_of_a_letter_is() -> None:
    painted = list(texts_of(samples.referral_letter()))
    assert "Brief 2026-0001" not in painted
    assert "nl" not in painted
    for word in (
        "Geachte mevrouw Van der Aa,",
        "Antwoordstrook",
        "Ons kenmerk",
        "JGZ, Voorbeeldlaan 12, 3511 AB Utrecht",
    ):
        assert word in painted
    assert "KSH1:2026-0001-7K" not in painted


def test_the_blocks_can_be_had_from_here() -> None:
    for name in documents.__all__:
        assert hasattr(documents, name)

from ks_desktop.letters.domain.disclosure import Gone


def test_within_the_preset_nothing_needs_a_reason() -> None:
    assert Gone(word="name", label="Name").reason == ""

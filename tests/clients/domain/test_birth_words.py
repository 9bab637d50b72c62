import pytest

from ks_desktop.clients.domain.birth_words import sounds_medical


@pytest.mark.parametrize("line", ["Gewicht is goed", "3.400 gram", "3,4 kg", "hielprik gehad", "koorts 38,5 graden"])
def test_what_belongs_in_the_record_of_a_child_is_noticed(line: str) -> None:
    assert sounds_medical(line)


@pytest.mark.parametrize("line", ["De kraamzorg belt maandag", "moeder zoekt de inloop", "om 10 uur bellen", ""])
def test_an_agreement_is_no_care_of_the_child(line: str) -> None:
    assert not sounds_medical(line)

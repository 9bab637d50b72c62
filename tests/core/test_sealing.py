import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.sealing import Sealer, SealError

KEY = bytes(range(32))
ROW = "note/0001"
WORDS = "Vertelde ons iets dat niemand anders mag lezen."


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=600))
def test_what_is_sealed_comes_back_as_it_was(text: str) -> None:
    sealer = Sealer(KEY)
    assert sealer.open(sealer.seal(text, bound_to=ROW), bound_to=ROW) == text


def test_every_single_bit_that_is_flipped_is_refused() -> None:
    sealer = Sealer(KEY)
    sealed = sealer.seal(WORDS, bound_to=ROW)
    for place in range(len(sealed) * 8):
        damaged = bytearray(sealed)
        damaged[place // 8] ^= 1 << place % 8
        with pytest.raises(SealError) as refused:
            sealer.open(bytes(damaged), bound_to=ROW)
        assert refused.value.code == "sealed_damaged"


@pytest.mark.parametrize("cut", [0, 1, 9, 20, 21, 36, 37, 200])
def test_what_was_cut_off_is_refused(cut: int) -> None:
    sealer = Sealer(KEY)
    with pytest.raises(SealError):
        sealer.open(sealer.seal(WORDS, bound_to=ROW)[:cut], bound_to=ROW)


def test_it_opens_in_its_own_row_and_with_its_own_key_only() -> None:
    sealer, other = Sealer(KEY), Sealer(bytes(32))
    sealed = sealer.seal(WORDS, bound_to=ROW)
    assert sealer.fits(sealed)
    assert not other.fits(sealed)
    for who, row in ((sealer, "note/0002"), (other, ROW)):
        with pytest.raises(SealError):
            who.open(sealed, bound_to=row)


def test_nothing_of_the_words_or_their_length_shows() -> None:
    sealer = Sealer(KEY)
    one, other = sealer.seal("nee", bound_to=ROW), sealer.seal(WORDS, bound_to=ROW)
    assert len(one) == len(other)
    assert b"Vertelde" not in other
    assert sealer.seal("nee", bound_to=ROW) != one, "equal words are not equal bytes"


def test_a_wiped_key_seals_and_opens_nothing() -> None:
    sealer = Sealer(KEY)
    sealed = sealer.seal(WORDS, bound_to=ROW)
    sealer.wipe()
    for act in (lambda: sealer.seal("x", bound_to=ROW), lambda: sealer.open(sealed, bound_to=ROW)):
        with pytest.raises(SealError) as refused:
            act()
        assert refused.value.code == "locked"


def test_it_goes_on_with_another_key() -> None:
    sealer, new = Sealer(KEY), Sealer(bytes(32))
    sealer.take(bytes(32))
    assert sealer.open(new.seal(WORDS, bound_to=ROW), bound_to=ROW) == WORDS
    with pytest.raises(ValueError, match="32 bytes"):
        sealer.take(b"short")


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(b"short")

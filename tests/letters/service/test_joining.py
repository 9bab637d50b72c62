from ks_desktop.letters.service.joining import LETTERS_JOINED


def test_letters_go_along() -> None:
    assert LETTERS_JOINED.joined_tables == {"letter"}

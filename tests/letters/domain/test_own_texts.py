from dataclasses import replace

from ks_desktop.letters.domain.own_texts import COMMON, NONE, OwnText, OwnTexts

SUBJECT = OwnText(kind="appointment", language="nl", path="subject", content='["a"]')
CLOSING = replace(SUBJECT, kind=COMMON, path="closing")
OTHERS = (replace(SUBJECT, kind="feedback"), replace(SUBJECT, language="tr"))


def test_a_letter_gets_the_texts_of_its_kind_and_language_and_those_all_share() -> None:
    assert OwnTexts((SUBJECT, *OTHERS, CLOSING)).of("appointment", "nl") == OwnTexts((SUBJECT, CLOSING))
    assert OwnTexts((CLOSING, SUBJECT)).of("appointment", "nl") == OwnTexts((SUBJECT, CLOSING))


def test_a_text_takes_the_place_of_the_one_before() -> None:
    changed = replace(SUBJECT, content='["b"]')
    assert OwnTexts((SUBJECT, CLOSING)).put(changed).texts == (CLOSING, changed)
    assert OwnTexts((SUBJECT, CLOSING)).without([SUBJECT]).texts == (CLOSING,)


def test_the_mark_says_that_a_text_is_another() -> None:
    assert NONE.mark == ""
    assert len(OwnTexts((SUBJECT,)).mark) == 8
    assert OwnTexts((SUBJECT,)).mark == OwnTexts((replace(SUBJECT, version=3),)).mark
    assert OwnTexts((SUBJECT,)).mark != OwnTexts((replace(SUBJECT, content='["b"]'),)).mark

from ks_desktop.letters.texts.hints import hints_of
from ks_desktop.letters.texts.pieces import Choice, Condition, Field, Pieces

LONG = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien."


def told(*items: str, to_her: bool = True) -> list[tuple[bool, str]]:
    return [(hint.is_clear, hint.text) for hint in hints_of(Pieces(items), "nl", to_her=to_her)]


def test_words_that_no_letter_uses_are_named_clearly_to_anybody() -> None:
    assert "“Kwetsbare”" in told("Kwetsbare vrouwen.")[0][1]
    assert [is_clear for is_clear, _text in told("Kwetsbare vrouwen lopen risico's.")] == [True, True]
    assert [is_clear for is_clear, _text in told("Een KWETSBAAR gezin.", to_her=False)] == [True]


def test_hard_words_and_long_sentences_are_named_to_her_only() -> None:
    assert [text for _is_clear, text in told("Indien u belt.")] == ["“Indien” is een moeilijk woord. Makkelijker: als."]
    assert "16 woorden" in told(LONG)[0][1]
    assert told(LONG, "Indien u belt.", to_her=False) == []
    assert told("Bel mij. Dat kan altijd. Dan spreken wij iets af.") == []


def test_every_branch_is_looked_at() -> None:
    branches = tuple((Condition("a", name), Pieces((text,))) for name, text in (("x", "Kort."), ("y", LONG)))
    text = Pieces((Field("nurse"), " komt. ", Choice(branches, Pieces(("Risico.",)))))
    assert [hint.is_clear for hint in hints_of(text, "nl", to_her=True)] == [True, False]


def test_a_language_without_a_list_has_no_hints() -> None:
    assert hints_of(Pieces(("risico",)), "ti", to_her=True) == ()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain.doubles.spelling import given_words, parts_of, surname_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Yusuf", "Joesoef"),
        ("Aicha", "Aisha"),
        ("Rachid", "Rashid"),
        ("Ayşe", "Ayse"),
        ("Houssain", "Hoesein"),
        ("Наталія", "Natalia"),
        ("Alexandra", "Aleksandra"),
        ("Θεοδώρα", "Theodora"),
        ("Jamila", "Djamila"),
        ("Sarah", "Sara"),
        ("Emma", "Ernma"),
        ("0mar", "Umar"),
    ],
)
def test_one_name_in_many_spellings_is_one(one: str, other: str) -> None:
    first, second = given_words(one)[0], given_words(other)[0]
    assert set(first.spelled) & set(second.spelled)
    assert set(first.sounds) & set(second.sounds)


@pytest.mark.parametrize(("one", "other"), [("Samira", "Naima"), ("Anna", "Hanan"), ("Fleur", "Floor van")])
def test_other_names_stay_others(one: str, other: str) -> None:
    assert not set(given_words(one)[0].spelled) & set(given_words(other)[0].spelled)


@pytest.mark.parametrize(
    ("surname", "plain"),
    [
        ("van der Berg", ["berg"]),
        ("El Amrani", ["amrani"]),
        ("Elamrani", ["amrani"]),
        ("Alberts", ["berts"]),
        ("Alaoui", ["alaoui"]),
        ("Jansen-de Vries", ["jansenvries", "jansen", "vries"]),
        ("de", ["de"]),
        ("", []),
        ("--", []),
    ],
)
def test_particles_are_left_out_and_double_names_split(surname: str, plain: list[str]) -> None:
    assert [word.plain for word in surname_words(surname)] == plain


def test_several_given_names_are_also_one() -> None:
    assert given_words("Fatima Zahra")[-1].spelled == given_words("Fatimazahra")[0].spelled
    assert given_words("A.") == ()


@given(st.text(max_size=30))
def test_any_text_can_be_a_name(text: str) -> None:
    assert all(part.isalpha() for part in parts_of(text))
    assert all(word.spelled and word.sounds for word in (*given_words(text), *surname_words(text)))

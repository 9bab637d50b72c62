import pytest

from ks_desktop.visits.domain.topics import Topic, fitting

TOPICS = (
    Topic(key="sleep", name="Slapen en rust", domain="Leefstijl"),
    Topic(key="money", name="Rondkomen met geld", domain="Werk en inkomen"),
    Topic(key="safe", name="Veilig slapen", domain="Hechting"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("sl", ["sleep", "safe"]),
        (" GÉ", ["money"]),
        ("le", ["sleep"]),
        ("hecht", ["safe"]),
        ("x", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_few_letters_find_what_begins_with_them(typed: str, keys: list[str]) -> None:
    assert [topic.key for topic in fitting(typed, TOPICS)] == keys

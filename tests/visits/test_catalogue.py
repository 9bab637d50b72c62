import re
from collections import Counter

from ks_desktop.visits.catalogue import topic_name, topics

SENSITIVE = re.compile(r"geloof|religi|herkomst|etni|afkomst|verblijf|asiel|migra|score|risico|kwetsba", re.IGNORECASE)


def test_there_are_eight_domains_with_four_to_seven_topics_each() -> None:
    domains = Counter(topic.domain for topic in topics())
    assert list(domains) == [
        "Gezinssituatie",
        "Werk en inkomen",
        "Communicatie en opleiding",
        "Leefstijl",
        "Vorige zwangerschap(pen)",
        "Huidige zwangerschap",
        "Mentaal welzijn",
        "Hechting en ouderschap",
    ]
    assert all(4 <= count <= 7 for count in domains.values())


def test_no_topic_judges_or_asks_what_may_not_be_kept() -> None:
    assert [topic.name for topic in topics() if SENSITIVE.search(topic.name)] == []


def test_keys_and_names_stand_once_and_an_unknown_key_is_said_as_it_is() -> None:
    assert len({topic.key for topic in topics()}) == len({topic.name for topic in topics()}) == len(topics())
    assert (topic_name("money"), topic_name("gone")) == ("Rondkomen met geld", "gone")

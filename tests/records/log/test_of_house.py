from ks_desktop.records.log.of_house import PHRASES
from ks_desktop.records.log.of_records import PHRASES as OF_RECORDS


def test_what_is_of_the_house_is_told_once() -> None:
    assert not set(PHRASES) & set(OF_RECORDS)
    assert "{whom}" not in "".join(phrase.text for phrase in PHRASES.values())

from dataclasses import replace

from ks_desktop.clients.domain import hidden
from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.requests.lines import RequestLine
from tests.clients.makers import make_client
from tests.records.requests.test_ruling import request


def test_her_name_stands_there_only_for_who_may_know_it() -> None:
    asked, woman = request(RequestKind.ACCESS), make_client()
    line = RequestLine.of(asked, woman, is_quiet=False)
    assert line.who == woman.name.full
    assert RequestLine.of(asked, woman, is_quiet=True).who == ""
    shielded = RequestLine.of(asked, hidden(replace(woman, is_shielded=True)), is_quiet=False)
    assert (shielded.who, shielded.is_hidden) == ("", True)

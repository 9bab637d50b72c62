import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ks_desktop.core.gate import Gate


def test_who_is_alone_waits_for_those_inside_and_keeps_others_out() -> None:
    gate, order = Gate(), []
    inside, let_go, alone, let_alone_go = (threading.Event() for _ in range(4))

    def passes() -> None:
        with gate.passing():
            inside.set()
            let_go.wait(5)
            with gate.passing():  # inside already: it never waits for who wants to be alone
                order.append("inside")

    def is_alone() -> None:
        with gate.alone():
            alone.set()
            let_alone_go.wait(5)
            with gate.passing():
                order.append("alone")

    def comes_later() -> None:
        with gate.passing():
            order.append("later")

    with ThreadPoolExecutor(3) as threads:
        first = threads.submit(passes)
        assert inside.wait(5)
        second = threads.submit(is_alone)
        assert not alone.wait(0.02)
        let_go.set()
        assert alone.wait(5)
        third = threads.submit(comes_later)
        assert order == ["inside"]
        let_alone_go.set()
        for each in (first, second, third):
            each.result(5)
    assert order == ["inside", "alone", "later"]


def test_nobody_waits_for_herself() -> None:
    gate = Gate()
    with gate.passing(), pytest.raises(RuntimeError, match="inside already"), gate.alone():
        pass
    with gate.alone():
        pass


def test_a_gate_is_free_again_after_a_failure() -> None:
    gate = Gate()
    for enter in (gate.passing, gate.alone):
        with pytest.raises(KeyError), enter():
            raise KeyError
    with gate.alone():
        pass

"""Who decides, when, on whom, and what is asked next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma import judging
from stemma.errors import NotFoundError, UsageError
from stemma.judging import Held, Queue, Who
from stemma.types import Judgement


@dataclass(frozen=True)
class End:
    id: str


@dataclass(frozen=True)
class Pair:
    a: End
    b: End

    @property
    def id(self) -> str:
        return f"{self.a.id}-{self.b.id}"


def pair(a: str, b: str) -> Pair:
    return Pair(End(a), End(b))


def judgement(at: str, **more: str) -> Judgement:
    return Judgement("entity", "a", "b", "same", "ana", at, **more)  # type: ignore[arg-type]


# --- who and when ----------------------------------------------------------------------------------


def test_the_author_is_as_given_or_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMA_AUTHOR", "ben")
    assert (judging.author("ana  maria"), judging.author(None)) == ("ana maria", "ben")
    monkeypatch.delenv("STEMMA_AUTHOR")
    monkeypatch.setenv("LOGNAME", "carla")
    assert judging.author(None) == "carla"
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("nobody")))
    with pytest.raises(UsageError, match="--as NAME"):
        judging.author(None)


def test_a_decision_is_never_earlier_than_those_before_it() -> None:
    first = judging.now([])
    assert first < "2900"
    assert judging.now([judgement("2999-01-01T00:00:00Z")]) == "2999-01-01T00:00:00.000001Z"
    assert judging.now([judgement(first)]) > first


def test_decisions_of_one_moment_come_one_after_the_other() -> None:
    earlier: list[Judgement] = []
    for _ in range(50):
        earlier.append(judging.decision("same", Held("a", ()), Held("b", ()), Who("ana"), earlier))
    assert all(x.at < y.at for x, y in pairwise(earlier))
    assert len({j.id for j in earlier}) == 50


def test_what_is_undone_must_be_there_and_not_be_undone_yet() -> None:
    one = judgement("2031-05-03T10:00:00Z")
    undone = judging.withdrawal(one.id[:10], Who("ben", "wrong"), [one])
    assert (undone.verdict, undone.undoes, undone.kind) == ("undone", one.id, "entity")
    with pytest.raises(UsageError, match=f"undo {undone.id}"):
        judging.withdrawal(one.id, Who("ben"), [one, undone])
    for beginning in ("jud-0000000", ""):
        with pytest.raises(NotFoundError):
            judging.withdrawal(beginning, Who("ben"), [one])


# --- what is asked next ----------------------------------------------------------------------------


def test_what_follows_from_answers_is_not_asked() -> None:
    ab, bc, ac, cd, ad = (pair(*x) for x in ("ab", "bc", "ac", "cd", "ad"))
    queue = Queue([ab, bc, ac, cd, ad])
    queue.answer(ab, "same")
    queue.answer(bc, "same")
    assert queue.next() == cd  # a and c are one by now
    queue.answer(cd, "different")
    assert queue.next() is None  # and so is d none of them


def test_what_is_forgotten_is_asked_again() -> None:
    ab, bc = pair("a", "b"), pair("b", "c")
    queue = Queue([ab, bc])
    for verdict in ("same", "different", "unsure"):
        queue.answer(ab, verdict)  # type: ignore[arg-type]
        assert queue.next() == bc
        queue.forget(ab)
        assert queue.next() == ab
    queue.skip(ab)
    assert (queue.next(), queue.left()) == (bc, 1)


answers = st.sampled_from(["same", "different", "unsure", "skip"])


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12), st.data())
def test_a_queue_asks_each_pair_once_and_ends(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    rows = list(dict.fromkeys(pair(*sorted(p)) for p in pairs if p[0] != p[1]))
    queue, asked = Queue(rows), []
    for question in queue:
        assert queue.left() > 0
        asked.append(question)
        answer = data.draw(answers)
        if answer == "skip":
            queue.skip(question)
        else:
            queue.answer(question, answer)
    assert len(asked) == len(set(asked)) <= len(rows)
    assert asked == sorted(asked, key=rows.index)

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.relate.wires import ASIDE, WIRE, reading

from stemma.relate.reuse import ReuseRelator, fingerprint
from stemma.relate.sharing import Sharing, _longest_row, sharings


def shared(one: str, other: str) -> tuple[Sharing, dict[str, str]]:
    readings = [reading(one, "a.txt"), reading(other, "b.txt")]
    prints = [fingerprint(r) for r in readings]
    (found,) = sharings(ReuseRelator().compare([(prints[0], prints[1])]), prints)
    return found, {r.document.id: r.document.text for r in readings}


def test_the_share_is_of_the_words_of_each() -> None:
    found, _ = shared(WIRE, f"{WIRE} {ASIDE[0]} {ASIDE[1]}")
    short, long = sorted((found.share_a, found.share_b), reverse=True)
    assert short == found.share == 1.0
    assert 0.25 < long < 0.4


def test_a_paragraph_that_one_leaves_out_is_cut() -> None:
    found, texts = shared(f"{WIRE} {ASIDE[0]}", WIRE)
    (edit,) = found.edits
    side = (edit.a, found.a) if edit.a else (edit.b, found.b)
    assert edit.kind == "cut"
    assert side[0] is not None
    assert side[0].of(texts[side[1]]) == ASIDE[0][:-1]


def test_paragraphs_in_another_order_are_moved() -> None:
    found, _ = shared(f"{WIRE}\n{ASIDE[0]}\n{ASIDE[1]}", f"{ASIDE[1]}\n{WIRE}\n{ASIDE[0]}")
    assert [edit.kind for edit in found.edits] == ["order"]


def test_what_one_person_said_is_not_counted() -> None:
    said = "We never sold the harbour cranes to anybody from the northern islands, and never shall"
    readings = [
        reading(f'{ASIDE[n]} "{said}."', name, quoted=[said]) for n, name in enumerate(("a.txt", "b.txt"))
    ]
    prints = [fingerprint(r) for r in readings]
    reuse = list(ReuseRelator().compare([(prints[0], prints[1])]))
    assert [r.kind for r in reuse] == ["quotation"]
    assert list(sharings(reuse, prints)) == []


@given(st.lists(st.integers(0, 30), max_size=30))
def test_a_longest_row_rises_and_no_longer_one_is_there(values: list[int]) -> None:
    row = [values[place] for place in reversed(list(_longest_row(values)))]
    assert all(x < y for x, y in pairwise(row))
    best: list[int] = []
    for place, value in enumerate(values):
        best.append(1 + max((best[n] for n in range(place) if values[n] < value), default=0))
    assert len(row) == max(best, default=0)

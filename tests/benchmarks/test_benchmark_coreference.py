"""The figures of coreference are those of their definitions, on clusters counted by hand."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from benchmarks.clusters import Score, best_match
from benchmarks.coreference import Case, Gap, answer, cases, documents, links_of, mention_at
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.annotate.coreference_ranker import ranker
from stemma.offsets import Span

WEIGHTS = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 9).map(float))
)
ITEMS = st.lists(st.integers(0, 3), min_size=1, max_size=9)


def parted(labels: list[int]) -> list[set[int]]:
    return [{i for i, x in enumerate(labels) if x == label} for label in sorted(set(labels))]


@given(WEIGHTS)
def test_the_best_match_is_the_best_of_all(weights: np.ndarray):
    wide = weights if weights.shape[0] <= weights.shape[1] else weights.T
    every = permutations(range(wide.shape[1]), wide.shape[0])
    assert best_match(weights) == pytest.approx(max(sum(wide[i, k] for i, k in enumerate(p)) for p in every))


def test_nothing_matches_nothing():
    assert best_match(np.zeros((0, 3))) == 0


@given(ITEMS)
def test_the_key_itself_scores_one(labels: list[int]):
    score = Score()
    score.add(parted(labels), parted(labels))
    if any(len(cluster) > 1 for cluster in parted(labels)):
        assert score.conll_f1 == pytest.approx(1)


@given(ITEMS, st.data())
def test_scores_are_shares_and_swap_with_the_sides(labels: list[int], data: st.DataObject):
    other = data.draw(st.lists(st.integers(0, 3), min_size=len(labels), max_size=len(labels)))
    there, back = Score(), Score()
    there.add(parted(labels), parted(other))
    back.add(parted(other), parted(labels))
    for name in ("muc", "b3", "ceafe", "mentions"):
        one, two = there.agreement(name), back.agreement(name)
        assert 0 <= one.f1 <= 1 + 1e-9
        assert one.precision == pytest.approx(two.recall)
        assert one.f1 == pytest.approx(two.f1)


def test_known_figures():
    score = Score()
    score.add([[1, 2, 3], [4, 5, 6, 7]], [[1, 2], [3, 4], [6, 7, 8, 9]])
    assert score.agreement("muc").recall == pytest.approx(2 / 5)
    assert score.agreement("muc").precision == pytest.approx(2 / 5)
    assert score.agreement("b3").recall == pytest.approx((5 / 3 + 5 / 4) / 7)
    assert score.agreement("b3").precision == pytest.approx((2 + 1 + 1) / 8)
    assert score.agreement("ceafe").recall == pytest.approx((0.8 + 0.5) / 2)


def test_documents_are_written_out_with_their_clusters(tmp_path: Path):
    rows = ["Oren", "met", "her", "son", ".", "She", "left"]
    marks = ["(1)", "_", "(2(1)", "2)", "_", "(1)", "_"]
    lines = "\n".join(f"{k}\t{w}\t{m}" for k, (w, m) in enumerate(zip(rows, marks, strict=True)))
    path = tmp_path / "one.ontogum.conll"
    path.write_text(f"# begin document one\n{lines}\n# end document\n", encoding="utf-8")
    (document,) = documents(path)
    assert document.text == "Oren met her son. She left"
    found = {frozenset(span.of(document.text) for span in cluster) for cluster in document.clusters}
    assert found == {frozenset({"Oren", "her", "She"}), frozenset({"her son"})}


def test_a_line_of_gap_is_a_case(tmp_path: Path):
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    text = "Dalia Oren met Ivo Brandt. She left."
    path = tmp_path / "some.tsv"
    path.write_text(
        f"{head}\nx-1\t{text}\tShe\t27\tDalia Oren\t0\tTRUE\tIvo Brandt\t15\tFALSE\t\n", encoding="utf-8"
    )
    (case,) = cases(path)
    assert case.pronoun.of(case.text) == "She"
    assert [name.of(case.text) for name in case.names] == ["Dalia Oren", "Ivo Brandt"]
    assert case.wanted == (True, False)
    assert case.feminine
    links, _ = links_of("x", case.text, ranker())
    assert answer(case, links) == (True, False)


def test_gap_counts_names_and_sets_women_beside_men():
    gap = Gap()
    she = Case("", "She", Span(0, 3), (Span(0, 1), Span(1, 2)), (True, False))
    he = Case("", "He ", Span(0, 2), (Span(0, 1), Span(1, 2)), (True, False))
    gap.add(she, (True, False))
    gap.add(he, (False, True))
    gap.add(he, (True, False))
    assert gap.figures() == {
        "gap_f1": pytest.approx(2 / 3),
        "gap_masculine_f1": pytest.approx(1 / 2),
        "gap_feminine_f1": pytest.approx(1),
        "gap_bias": pytest.approx(2),
    }


def test_a_mention_is_found_by_span_or_by_what_holds_it():
    links, _ = links_of("x", "The mayor Dalia Oren left the pier.", ranker())
    texts = [m.span for m in links.mentions]
    assert mention_at(links.mentions, texts[0]) == 0
    assert mention_at(links.mentions, Span(4, 5)) is not None
    assert mention_at(links.mentions, Span(21, 22)) is None

"""Examples for the ranker hold the clusters and questions of their files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from training.coreference_data import clusters, example, gap, mirrored, staged

from stemma.annotate.coreference_ranker import ranker
from stemma.annotate.coreference_traits import KINDS, LEXEME
from stemma.annotate.encoder.labels import NAME_TYPES
from stemma.offsets import Span

TEXT = "Dalia Oren met Ivo Brandt on the pier. She gave him her boat."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def test_clusters_are_read_with_nested_and_repeated_marks(tmp_path: Path):
    tokens = [Span(k, k + 1) for k in range(5)]
    path = tmp_path / "x.ontogum.conll"
    marks = ["(1", "(2)", "1)(3", "_", "(1)3)"]
    path.write_text("# begin\n" + "\n".join(f"{k}\tw\t{m}" for k, m in enumerate(marks)), encoding="utf-8")
    assert clusters(path, tokens) == {Span(0, 3): 1, Span(1, 2): 2, Span(4, 5): 1, Span(2, 5): 3}


def test_a_mark_that_nothing_opens_is_passed_over(tmp_path: Path):
    path = tmp_path / "x.ontogum.conll"
    path.write_text("0\tw\t9)\n1\tw\t(1)\n", encoding="utf-8")
    assert clusters(path, [Span(0, 1), Span(2, 3)]) == {Span(2, 3): 1}


def test_an_example_numbers_its_mentions_by_cluster():
    one = example(staged(TEXT), {span("Dalia Oren"): 7, span("She"): 7}, ranker().lexicon)
    found = {m.span.of(TEXT): int(c) for m, c in zip(one.mentions, one.clusters, strict=True)}
    assert found["Dalia Oren"] == found["She"] == 7
    assert found["Ivo Brandt"] == found["him"] == -1
    assert len(one.traits.fields) == len(one.mentions)


def test_given_sentences_are_kept():
    whole = staged(TEXT, [Span(0, len(TEXT))])
    parted = staged(TEXT, [Span(0, 38), Span(39, len(TEXT))])
    assert [len(stage.trees) for stage in (whole, parted)] == [1, 2]
    assert {label for _, label in parted.names} <= set(NAME_TYPES)


def test_a_line_of_gap_asks_of_both_names(tmp_path: Path):
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    path = tmp_path / "x.tsv"
    path.write_text(
        f"{head}\nx\t{TEXT}\tShe\t{TEXT.index('She')}\tDalia Oren\t0\tTRUE\tIvo Brandt\t15\tFALSE\t\n",
        encoding="utf-8",
    )
    (one,) = gap(path, ranker().lexicon)
    texts = [m.span.of(TEXT) for m in one.mentions]
    assert [(texts[a.pronoun], texts[a.name], a.same) for a in one.asked] == [
        ("She", "Dalia Oren", True),
        ("She", "Ivo Brandt", False),
    ]
    assert (one.clusters == -1).all()


def test_a_mirror_has_women_for_men_and_mirrored_twice_is_as_before():
    one = example(staged(TEXT), {}, ranker().lexicon)
    other = mirrored(one)
    texts = [m.span.of(TEXT) for m in one.mentions]
    she, him = texts.index("She"), texts.index("him")
    for place, was, now in ((she, "she", "he"), (him, "he", "she")):
        assert one.traits.field("kind")[place] == KINDS.index(was)
        assert other.traits.field("kind")[place] == KINDS.index(now)
        assert other.traits.field("lexeme")[place] == LEXEME[now]
    assert np.array_equal(other.traits.leans, -one.traits.leans)
    twice = mirrored(other)
    assert np.array_equal(twice.traits.fields, one.traits.fields)
    assert np.array_equal(twice.pairs.candidates, one.pairs.candidates)
    assert np.array_equal(twice.pairs.likeness, one.pairs.likeness)

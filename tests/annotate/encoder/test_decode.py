"""The best path is the best lawful one, and parts are tied as the scores say."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.annotate.encoder import decode
from stemma.annotate.encoder.decode import Run, Triple, best_path, runs

TAGS = ("O", "B-a", "I-a", "B-b", "I-b")
SCORES = st.integers(1, 5).flatmap(
    lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.integers(-8, 8).map(float))
)


def lawful(path: tuple[int, ...]) -> bool:
    """Say whether every I follows its own B or I."""
    before = "O"
    for tag in (TAGS[k] for k in path):
        if tag[0] == "I" and before[2:] != tag[2:]:
            return False
        before = tag
    return True


@given(SCORES)
def test_no_lawful_path_scores_better(scores: np.ndarray) -> None:
    path = tuple(best_path(scores, TAGS).tolist())
    paths = (p for p in product(range(len(TAGS)), repeat=len(scores)) if lawful(p))
    best = max(sum(float(scores[i, k]) for i, k in enumerate(p)) for p in paths)
    assert lawful(path)
    assert sum(float(scores[i, k]) for i, k in enumerate(path)) == pytest.approx(best)


@given(SCORES)
def test_runs_are_apart_and_in_order(scores: np.ndarray) -> None:
    found = runs(scores, np.ones(len(scores), bool), TAGS)
    places = [place for run in found for place in range(run.start, run.stop)]
    assert places == sorted(set(places))
    assert all(run.label in "ab" for run in found)


def test_a_run_ends_where_the_next_token_begins() -> None:
    scores = np.full((5, len(TAGS)), -1, np.float32)
    scores[0, 1] = scores[2, 2] = scores[4, 0] = 1
    begins = np.array([True, False, True, False, True])
    assert runs(scores, begins, TAGS) == [Run(0, 4, "a")]


def test_nothing_is_read_where_no_token_begins() -> None:
    assert runs(np.zeros((2, len(TAGS)), np.float32), np.zeros(2, bool), TAGS) == []


CUE, OTHER_CUE = Run(2, 3, "cue"), Run(7, 8, "cue")
SOURCE, CONTENT, MORE = Run(0, 2, "source"), Run(3, 6, "content"), Run(8, 10, "content")


def triples(found: list[Run], scores: np.ndarray) -> list[Triple]:
    """Tie runs of pieces that all begin tokens."""
    return decode.triples(found, scores, np.ones(10, bool))


def ties(*pairs: tuple[int, Run, Run]) -> np.ndarray:
    """Return scores that tie these and nothing else."""
    scores = np.full((2, 10, 11), -1, np.float32)
    scores[:, :, 0] = 0  # no source
    for layer, cue, other in pairs:
        scores[layer, cue.start, 1 + other.start : 1 + other.stop] = 1
    return scores


def test_a_cue_takes_the_source_and_the_contents_tied_to_it() -> None:
    scores = ties((0, CUE, SOURCE), (1, CUE, CONTENT), (1, CUE, MORE))
    assert triples([SOURCE, CUE, CONTENT, MORE], scores) == [Triple(CUE, SOURCE, (CONTENT, MORE))]


def test_a_content_goes_to_one_cue_and_a_source_may_serve_two() -> None:
    scores = ties((0, CUE, SOURCE), (0, OTHER_CUE, SOURCE), (1, CUE, CONTENT), (1, OTHER_CUE, MORE))
    found = triples([SOURCE, CUE, CONTENT, OTHER_CUE, MORE], scores)
    assert found == [Triple(CUE, SOURCE, (CONTENT,)), Triple(OTHER_CUE, SOURCE, (MORE,))]


def test_a_cue_that_no_content_chooses_is_dropped_and_a_source_may_be_missing() -> None:
    found = triples([SOURCE, CUE, CONTENT, OTHER_CUE], ties((1, CUE, CONTENT)))
    assert found == [Triple(CUE, None, (CONTENT,))]
    assert triples([SOURCE, CONTENT], ties()) == []


def test_only_first_pieces_count() -> None:
    scores = ties((0, CUE, SOURCE), (1, CUE, CONTENT))
    scores[0, CUE.start, 2] = -100  # the second piece of the source
    begins = np.ones(10, bool)
    begins[1] = False
    assert decode.triples([SOURCE, CUE, CONTENT], scores, begins) == [Triple(CUE, SOURCE, (CONTENT,))]

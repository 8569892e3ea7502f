"""Links are chances; clusters, and whom a mention belongs to, follow from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate import annotate, coreference_ranker
from stemma.annotate.coreference_mentions import Mention, Stage, stage_of
from stemma.annotate.coreference_ranker import Links, Ranker, ranker
from stemma.errors import UsageError
from stemma.offsets import Span

MODEL = Path(__file__).parents[2] / "src/stemma/models/coreference.npz"


def links(rows: list[list[float]]) -> Links:
    """Return links of n mentions: row j holds the weights of j-1, j-2 … 0, and last of none."""
    count = len(rows)
    mentions = [Mention(Span(2 * k, 2 * k + 1), 0, k, k, k) for k in range(count)]
    candidates = np.full((count, max(1, count - 1)), -1)
    chances = np.zeros((count, max(1, count - 1) + 1))
    for j, row in enumerate(rows):
        candidates[j, :j] = range(j - 1, -1, -1)
        chances[j, :j], chances[j, -1] = row[:-1], row[-1]
    return Links(mentions, candidates, chances / chances.sum(1, keepdims=True))


def spans(found: Links) -> list[list[int]]:
    return [[m.head for m in cluster] for cluster in found.clusters()]


def test_clusters_follow_the_likeliest_antecedents():
    found = links([[1], [9, 1], [0.1, 0.1, 9], [9, 0, 0, 1], [0, 0, 9, 0, 1]])
    assert found.antecedents() == [-1, 0, -1, 2, 1]
    assert spans(found) == [[0, 1, 4], [2, 3]]


def test_nobody_stands_alone_in_a_cluster():
    assert spans(links([[1], [0, 1], [0, 0, 1]])) == []


CHANCES = st.integers(1, 6).flatmap(
    lambda n: st.tuples(
        *[st.lists(st.integers(1, 9).map(float), min_size=j + 1, max_size=j + 1) for j in range(n)]
    )
)


@given(CHANCES)
def test_clusters_part_the_mentions(rows: tuple[list[float], ...]):
    found = spans(links(list(rows)))
    flat = [k for cluster in found for k in cluster]
    assert len(flat) == len(set(flat))
    assert all(len(cluster) > 1 for cluster in found)


@given(CHANCES, st.data())
def test_belonging_is_a_share_and_a_name_belongs_to_its_bearer(
    rows: tuple[list[float], ...], data: st.DataObject
):
    found = links(list(rows))
    known = data.draw(st.dictionaries(st.integers(0, len(rows) - 1), st.integers(0, 2)))
    chances = found.belonging(known, 3)
    assert (chances >= 0).all()
    assert (chances.sum(1) <= 1 + 1e-9).all()
    for mention, bearer in known.items():
        assert chances[mention, bearer] == 1


def test_belonging_goes_over_every_chain():
    found = links([[1], [1, 1], [1, 1, 0]])
    chances = found.belonging({0: 0}, 1)[:, 0]
    assert chances.tolist() == [1, 0.5, 0.75]


def test_the_ranker_gives_chances_that_add_up():
    text = "Dalia Oren met Ivo Brandt. She said that he was late. The mayor left."
    (read,) = annotate([page(text)])
    found = ranker().links(stage_of(read))
    assert np.allclose(found.chances.sum(1), 1, atol=1e-4)
    assert (found.chances[:, :-1][found.candidates < 0] < 1e-6).all()


def test_what_is_settled_points_nowhere_and_changes_nothing_else():
    text = "Dalia Oren met Ivo Brandt. She said that he was late. The mayor left."
    (read,) = annotate([page(text)])
    stage = stage_of(read)
    whole = ranker().links(stage)
    names = {m.span for m in whole.mentions if m.span.of(text) in ("Dalia Oren", "Ivo Brandt")}
    found = ranker().links(stage, lambda _, mention: mention.span in names)
    known = np.array([m.span in names for m in whole.mentions])
    assert known.sum() == 2
    assert found.mentions == whole.mentions
    assert (found.candidates[known] == -1).all()
    assert np.allclose(found.chances[known, -1], 1)
    assert np.array_equal(found.candidates[~known], whole.candidates[~known])
    assert np.allclose(found.chances[~known], whole.chances[~known], atol=1e-6)


def test_members_that_are_alike_say_what_one_of_them_says(tmp_path: Path):
    with np.load(MODEL) as loaded:
        saved = {name: loaded[name] for name in loaded.files}
    weights = {name for name, a in saved.items() if a.dtype == np.float16}
    one = {name: a[:1] if name in weights else a for name, a in saved.items()}
    np.savez(tmp_path / "one.npz", **one)
    twice = {name: np.repeat(a, 2, axis=0) if name in weights else a for name, a in one.items()}
    np.savez(tmp_path / "twice.npz", **twice)
    (read,) = annotate([page("Dalia Oren met Ivo Brandt. She said that he was late.")])
    first, second = (Ranker(tmp_path / f"{name}.npz").links(stage_of(read)) for name in ("one", "twice"))
    assert np.allclose(first.chances, second.chances, atol=1e-6)
    assert len(saved["classes"]) > 1


def test_a_text_without_mentions_has_no_links():
    assert ranker().links(Stage("", ())).clusters() == []


def test_the_same_text_reads_the_same_twice():
    text = "Dalia Oren met Ivo Brandt. She said that he was late."
    (read,) = annotate([page(text)])
    one, other = (ranker().links(stage_of(read)) for _ in range(2))
    assert np.array_equal(one.chances, other.chances)


def test_a_long_text_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("stemma.annotate.coreference_ranker.LONGEST", 4)
    text = "Dalia Oren met Ivo Brandt on the pier. She saw him. " * 4
    (read,) = annotate([page(text)])
    found = ranker().links(stage_of(read))
    starts = [m.span.start for m in found.mentions]
    assert starts == sorted(starts)
    assert found.candidates.max() < len(starts)
    assert all(i < j for j, row in enumerate(found.candidates.tolist()) for i in row)
    assert found.clusters()


def test_weights_of_another_format_are_refused(tmp_path: Path):
    with np.load(MODEL) as loaded:
        saved = {name: loaded[name] for name in loaded.files}
    np.savez(tmp_path / "other.npz", **{**saved, "format": np.array(99)})
    with pytest.raises(UsageError, match="format"):
        Ranker(tmp_path / "other.npz")


@pytest.mark.parametrize("longest", [1, 4, 11])
def test_a_long_page_is_read_in_stretches_whose_mentions_stand_where_they_say(
    monkeypatch, longest: int
) -> None:
    text = " ".join(
        ["Dalia Oren met the captain of the ferry.", "She thanked him for it.", "Ferries sail."] * 4
    )
    (read,) = annotate([page(text)])
    stage = stage_of(read)
    whole = ranker().links(stage)
    monkeypatch.setattr(coreference_ranker, "LONGEST", longest)
    found = ranker().links(stage)
    for mention in found.mentions:
        tree = stage.trees[mention.sentence]
        assert tree.words[mention.first].start == mention.span.start
        assert tree.words[mention.last].end == mention.span.end
    assert [m.span for m in found.mentions] == [m.span for m in whole.mentions]
    assert found.chances.shape[0] == len(found.mentions) == found.candidates.shape[0]
    assert found.clusters()

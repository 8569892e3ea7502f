"""Targets say of each piece what the labels say of its characters."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from training.targets import (
    NOT_SCORED,
    Inventory,
    Prepared,
    Row,
    event_targets,
    name_targets,
    part_targets,
    rows_of,
    tree_targets,
)
from training.texts import EWT, Labelled, Text, Token

from stemma.annotate.encoder.labels import EVENT_TAGS, NAME_TAGS, PART_TAGS
from stemma.annotate.encoder.model import reader
from stemma.annotate.sentences import sentences
from stemma.offsets import Span

SAID = "Oda Lind told Norrby that ferries would sail."


def prepared(text: str, **labels) -> Prepared:  # type: ignore[no-untyped-def]
    """Return a text cut into pieces, with these labels."""
    spans = tuple(sentences(text))
    return Prepared(Text("a", text, spans, **labels), reader().cut(text, spans))


def whole(given_: Prepared) -> Row:
    """Return the row of all pieces."""
    return Row(given_, 0, len(given_.pieces.ids))


def where(text: str, part: str) -> Span:
    """Return where a part stands in a text."""
    return Span(text.index(part), text.index(part) + len(part))


@given(st.lists(st.sampled_from(["It rained.", "Oda Lind went to sea on Monday.", "No!"]), max_size=30))
def test_rows_hold_every_piece_once(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    given_ = prepared(text)
    rows = rows_of(given_, 32, random.Random(1))
    assert all(len(row) <= 30 for row in rows)
    held = [k for row in rows for k in range(row.start, row.stop)]
    assert held == sorted(set(held))


def test_a_row_finds_the_pieces_of_a_span() -> None:
    row = whole(prepared(SAID))
    pieces = row.of.pieces
    at = row.where(where(SAID, "Norrby"))
    assert (pieces.starts[at.start], pieces.ends[at.stop - 1]) == tuple(where(SAID, "Norrby"))


def test_a_coarse_label_allows_every_finer_one_and_silence_what_the_set_does_not_label() -> None:
    label = Labelled(where(SAID, "Norrby"), "LOC")
    row = whole(prepared(SAID, names=(label,), scheme=EWT))
    allowed = name_targets(row)
    at = row.where(label.span).start
    assert {NAME_TAGS[k] for k in np.flatnonzero(allowed[at])} == {"B-Location", "B-Facility"}
    told = {NAME_TAGS[k] for k in np.flatnonzero(allowed[row.where(where(SAID, "told")).start])}
    assert "O" in told
    assert "B-Money" in told
    assert "B-Person" not in told


def test_parts_are_tagged_and_tied_to_their_own_cue() -> None:
    text = SAID + " “They will,” said Bjarte Holm."
    first = {
        "source": [[0, 8]],
        "cue": [list(where(text, "told"))],
        "content": [list(where(text, "ferries would sail"))],
    }
    second = {
        "source": [list(where(text, "Bjarte Holm"))],
        "cue": [list(where(text, "said"))],
        "content": [list(where(text, "They will"))],
    }
    row = whole(prepared(text, attributions=(first, second)))
    targets = part_targets(row)
    told, said = (row.where(where(text, cue)).start for cue in ("told", "said"))
    assert PART_TAGS[targets.tags[told]] == PART_TAGS[targets.tags[said]] == "B-cue"
    assert PART_TAGS[targets.tags[row.where(Span(4, 8)).start]] == "I-source"
    assert targets.cues.tolist() == [told, said]
    assert targets.content_cues[row.where(where(text, "ferries")).start] == told
    assert targets.content_cues[row.where(where(text, "They")).start] == said
    assert targets.content_cues[told] == NOT_SCORED
    at = [row.where(where(text, name)).start for name in ("Oda", "Bjarte")]
    assert targets.sources[:, at].tolist() == [[1, 0], [0, 1]]
    assert set(targets.sources[:, told]) == {NOT_SCORED}


def test_events_stand_at_their_words() -> None:
    row = whole(prepared(SAID, events=(Labelled(where(SAID, "sail"), "OCCURRENCE"),)))
    tags = event_targets(row)
    assert EVENT_TAGS[tags[row.where(where(SAID, "sail")).start]] == "OCCURRENCE"
    assert (tags[tags != NOT_SCORED] > 0).sum() == 1


def test_tokens_stand_at_their_first_piece_and_point_to_their_head() -> None:
    text = "Ferries don't sail"
    tokens = (
        Token(Span(0, 7), 3, "NOUN", "nsubj"),
        Token(Span(8, 10), 3, "AUX", "aux"),
        Token(Span(10, 13), 3, "PART", "advmod"),
        Token(Span(14, 18), 3, "VERB", "unheard"),
    )
    row = whole(prepared(text, tokens=tokens))
    inventory = Inventory(("AUX", "NOUN", "PART", "VERB"), ("advmod", "aux", "nsubj"))
    targets = tree_targets(row, inventory)
    at = np.flatnonzero(targets.begins)
    assert targets.tokens[at].tolist() == [0, 1, 2, 3]
    assert [inventory.upos[k] for k in targets.upos[at]] == ["NOUN", "AUX", "PART", "VERB"]
    assert targets.heads[at].tolist() == [at[3]] * 4
    assert targets.relations[at].tolist() == [2, 1, 0, NOT_SCORED]

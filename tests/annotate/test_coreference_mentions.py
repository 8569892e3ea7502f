"""Mentions are the noun phrases, names and pronouns of trees, and nothing else."""

from __future__ import annotations

from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.coreference_mentions import Mention, Stage, Turn, mentions, stage_of
from stemma.offsets import Span
from stemma.types import Tree


def tree(text: str, rows: str) -> Tree:
    """Return a tree of words written as `form/UPOS/relation/head`, heads counted from 1, 0 for the root."""
    words, heads, upos, relations, at = [], [], [], [], 0
    for number, row in enumerate(rows.split()):
        form, pos, relation, head = row.split("/")
        at = text.index(form, at)
        words.append(Span(at, at + len(form)))
        at += len(form)
        heads.append(int(head) - 1 if head != "0" else number)
        upos.append(pos)
        relations.append(relation)
    return Tree(tuple(words), tuple(heads), tuple(upos), tuple(relations))


def texts(text: str, *rows: str, names: tuple[tuple[Span, str], ...] = ()) -> list[str]:
    stage = Stage(text, [tree(text, row) for row in rows], names)
    return [m.span.of(text) for m in mentions(stage)]


def test_a_phrase_takes_what_hangs_on_its_noun():
    text = "The old bridge in Varland fell."
    found = texts(text, "The/DET/det/3 old/ADJ/amod/3 bridge/NOUN/nsubj/6 in/ADP/case/5 Varland/PROPN/nmod/3 "
                        "fell/VERB/root/0 ./PUNCT/punct/6")  # fmt: skip
    assert found == ["The old bridge in Varland", "Varland"]


def test_a_possessive_keeps_its_ending_and_a_preposition_is_none_of_it():
    text = "Oren's dog slept under it"
    found = texts(text, "Oren/PROPN/nmod:poss/3 's/PART/case/1 dog/NOUN/nsubj/4 slept/VERB/root/0 "
                        "under/ADP/case/6 it/PRON/obl/4")  # fmt: skip
    assert found == ["Oren's dog", "Oren's", "it"]


def test_those_joined_are_mentions_together_and_one_by_one():
    text = "Oren and Pell met"
    found = texts(text, "Oren/PROPN/nsubj/4 and/CCONJ/cc/3 Pell/PROPN/conj/1 met/VERB/root/0")
    assert found == ["Oren and Pell", "Oren", "Pell"]


def test_the_group_knows_that_it_is_one():
    text = "Oren and Pell met"
    rows = "Oren/PROPN/nsubj/4 and/CCONJ/cc/3 Pell/PROPN/conj/1 met/VERB/root/0"
    assert [m.group for m in mentions(Stage(text, [tree(text, rows)]))] == [True, False, False]


def test_what_is_apposed_belongs_to_the_phrase_and_leaves_a_name_of_its_own():
    text = "Oren , the mayor , came"
    found = texts(text, "Oren/PROPN/nsubj/6 ,/PUNCT/punct/4 the/DET/det/4 mayor/NOUN/appos/1 "
                        ",/PUNCT/punct/1 came/VERB/root/0")  # fmt: skip
    assert "Oren , the mayor" in found
    assert "Oren" in found


def test_a_predicate_is_no_clause():
    text = "She is now the mayor"
    found = texts(text, "She/PRON/nsubj/5 is/AUX/cop/5 now/ADV/advmod/5 the/DET/det/5 mayor/NOUN/root/0")
    assert "She" in found
    assert all("She is" not in mention for mention in found)


def test_relative_pronouns_are_no_mentions_but_that_alone_is():
    text = "the boat that sank"
    rows = "the/DET/det/2 boat/NOUN/root/0 that/PRON/nsubj/4 sank/VERB/acl:relcl/2"
    assert "that" not in texts(text, rows)
    text = "that sank"
    assert texts(text, "that/PRON/nsubj/2 sank/VERB/root/0") == ["that"]


def test_a_name_that_no_phrase_is_becomes_a_mention():
    text = "the Harbour Peace Act passed"
    rows = ("the/DET/det/4 Harbour/PROPN/compound/4 Peace/PROPN/compound/4 Act/PROPN/nsubj/5 "
            "passed/VERB/root/0")  # fmt: skip
    name = Span(text.index("Harbour"), text.index(" passed"))
    assert "Harbour Peace Act" in texts(text, rows, names=((name, "Misc"),))
    assert texts(text, rows, names=((Span(1, 5), "Person"),)) == texts(text, rows)


def test_mentions_are_in_order_inside_their_sentence_and_one_a_span():
    text = (
        "Dalia Oren, the mayor of Varland, met Ivo Brandt and his two sons. “We are glad,” she said. "
        "It was the first time that they had seen the bridge that fell in March."
    )
    (read,) = annotate([page(text)])
    stage = stage_of(read)
    found = mentions(stage)
    assert [m.span for m in found] == sorted({m.span for m in found}, key=lambda s: (s.start, -s.end))
    for mention in found:
        words = stage.trees[mention.sentence].words
        assert (words[mention.first].start, words[mention.last].end) == (mention.span.start, mention.span.end)
        assert mention.first <= mention.head <= mention.last


def test_an_empty_text_has_none():
    assert mentions(Stage("", ())) == []


def test_a_turn_holds_its_characters_only():
    turns = (Turn(Span(2, 5), "A"), Turn(Span(7, 9), "B"))
    stage = Stage("0123456789", (), (), turns)
    assert [stage.turn_at(k) for k in range(10)] == [-1, -1, 0, 0, 0, -1, -1, 1, 1, -1]


def test_direct_speech_is_its_sources_turn():
    text = "“I will go to the harbour now,” Dalia Oren said. Ivo Brandt said that he would stay."
    (read,) = annotate([page(text)])
    (turn,) = stage_of(read).turns
    assert turn.span.of(text).startswith("I will go")
    assert turn.source is not None
    assert turn.source.of(text) == "Dalia Oren"
    assert isinstance(mentions(stage_of(read))[0], Mention)

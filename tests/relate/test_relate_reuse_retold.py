import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relate.wires import ASIDE, WIRE, reading

from stemma.engine.local import LocalEngine
from stemma.relate.reuse import ReuseRelator, fingerprint
from stemma.relate.reuse_retold import RetoldRelator, retold
from stemma.relate.reuse_text import Text
from stemma.relate.reuse_tokens import tokenize
from stemma.types import Link, Reading

ONE = "Rescuers from Aldane pulled 19 sailors out of the freezing strait before midnight, wardens said."
OTHER = (
    "Some 19 sailors had been pulled from the freezing strait by rescuers by midnight, Aldane wardens say."
)


def pairs(one: str, other: str) -> list[tuple[str, str]]:
    found = retold(Text(tokenize(one)), Text(tokenize(other)))
    return [(told.a.of(one), told.b.of(other)) for told in found]


def links(*readings: Reading, story: str = "sty-1") -> list[Link]:
    items = [fingerprint(r) for r in readings]
    story_of = {r.document.id: story for r in readings if r.document.path != "elsewhere.txt"}
    engine, reuse = LocalEngine(), ReuseRelator(story_of)
    passages = list(reuse.compare(engine.meet(items, reuse.keys, 50)))
    relator = RetoldRelator(story_of, passages)
    return list(relator.compare(engine.meet(items, relator.keys, 50)))


def test_sentences_that_tell_the_same_are_told_whole() -> None:
    assert pairs(f"It rained. {ONE}", f"{OTHER} Nobody slept.") == [(ONE[:-1], OTHER[:-1])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("19 sailors", "23 sailors"),  # another number
        ("19 sailors", "sailors"),  # a number that one lacks, and the name in common is not enough
        ("had been pulled from the freezing strait by rescuers", "slept"),  # too few words in common
        (
            ", Aldane wardens say",
            ", while Aldane quarrelled over ferries, cranes, nets, tolls, quays, pilots, tariffs, herring",
        ),
    ],
)
def test_what_may_tell_something_else_is_left_out(old: str, new: str) -> None:
    assert pairs(ONE, OTHER.replace(old, new)) == []


def test_plain_words_alone_are_not_enough() -> None:
    one = "Rescuers pulled several sailors out of the freezing strait before midnight."
    other = "Before midnight several sailors were pulled by rescuers out of that freezing strait."
    assert pairs(one, other) == []


def test_each_sentence_is_told_once() -> None:
    assert len(pairs(f"{ONE} {ONE}", f"{OTHER} {OTHER} {OTHER}")) == 2


def test_what_is_aligned_as_a_paraphrase_is_not_told_again() -> None:
    first, second = reading(f"{ASIDE[0]} {ONE}", "a.txt"), reading(f"{OTHER} {ASIDE[1]}", "b.txt")
    assert links(first, second) == []


def test_reports_of_one_story_alone_meet() -> None:
    first, second = (fingerprint(reading(text, path)) for text, path in ((ONE, "a.txt"), (OTHER, "b.txt")))
    relator = RetoldRelator({first.document: "sty-1"})
    assert (relator.keys(first), relator.keys(second)) == (("sty-1",), ())


def test_a_link_shows_both_sentences() -> None:
    first, second = reading(f"{ASIDE[0]} {ONE}", "a.txt"), reading(f"{OTHER} {ASIDE[1]}", "b.txt")
    items = [fingerprint(r) for r in (first, second)]
    texts = {r.document.id: r.document.text for r in (first, second)}
    (link,) = RetoldRelator(dict.fromkeys(texts, "sty-1")).compare([(items[0], items[1])])
    assert link.kind == "retold" and {link.a, link.b} == set(texts)
    (reason,) = link.reasons
    assert {locus.span.of(texts[locus.document]) for locus in reason.evidence} == {ONE[:-1], OTHER[:-1]}
    assert reason.text == f"tell the same: likeness {link.score:.2f}"


def test_what_is_copied_is_not_told_again() -> None:
    first, second = reading(f"{WIRE} {ASIDE[0]}", "a.txt"), reading(f"{ASIDE[1]} {WIRE}", "b.txt")
    assert links(first, second) == []


VOCABULARY = ["Aldane", "ferry", "19", "sank", "dawn", "crew", "the", "of", ".", "harbour", "wardens"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=60)


@given(WORDS, WORDS)
def test_the_order_of_the_texts_does_not_matter(one: list[str], other: list[str]) -> None:
    a, b = Text(tokenize(" ".join(one))), Text(tokenize(" ".join(other)))
    ahead, back = list(retold(a, b)), list(retold(b, a))
    assert sorted(told.share for told in ahead) == sorted(told.share for told in back)
    assert all(0.6 <= told.share <= 1 for told in ahead)
    assert len({told.a for told in ahead}) == len({told.b for told in ahead}) == len(ahead)

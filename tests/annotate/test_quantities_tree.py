import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import page

from stemma.annotate.quantities import QuantityAnnotator, quantities_in, with_trees
from stemma.offsets import Span
from stemma.types import Annotation, Quantity, Tree


def tree_of(text: str, rows: str) -> Annotation:
    """Build a tree from lines `word head upos relation`; heads are counted from 1, a root's is 0."""
    words, heads, upos, relations = [], [], [], []
    at = 0
    for number, row in enumerate(rows.strip().splitlines()):
        word, head, tag, relation = row.split()
        start = text.index(word, at)
        at = start + len(word)
        words.append(Span(start, at))
        heads.append(int(head) - 1 if head != "0" else number)
        upos.append(tag)
        relations.append(relation)
    tree = Tree(tuple(words), tuple(heads), tuple(upos), tuple(relations))
    return Annotation("tree", Span(words[0].start, words[-1].end), "test", value=tree)


def read(text: str, rows: str) -> tuple[Annotation, Quantity]:
    found = list(with_trees(text, quantities_in(text), [tree_of(text, rows)]))
    value = found[0].value
    assert isinstance(value, Quantity)
    return found[0], value


def words(text: str, *spans: Span | None) -> list[str | None]:
    return [None if s is None else s.of(text) for s in spans]


def test_the_object_of_a_verb_is_a_toll_with_its_place() -> None:
    text = "The raid killed 14 Orvan sailors in Velt."
    _, value = read(
        text,
        """
        The 2 DET det
        raid 3 NOUN nsubj
        killed 0 VERB root
        14 6 NUM nummod
        Orvan 6 ADJ amod
        sailors 3 NOUN obj
        in 8 ADP case
        Velt 3 PROPN obl
        . 3 PUNCT punct
        """,
    )
    assert words(text, value.what, value.verb, value.place) == ["Orvan sailors", "killed", "Velt"]
    assert words(text, *value.about) == ["raid"]


def test_a_part_of_a_whole_is_marked() -> None:
    text = "Only 6 of them were freed."
    _, value = read(
        text,
        """
        Only 2 ADV advmod
        6 6 NUM nsubj:pass
        of 4 ADP case
        them 2 PRON nmod
        were 6 AUX aux:pass
        freed 0 VERB root
        . 6 PUNCT punct
        """,
    )
    assert value.part
    assert words(text, value.verb) == ["freed"]


def test_a_participle_tells_what_was_done() -> None:
    text = "Papers list 9 men arrested in Velt."
    _, value = read(
        text,
        """
        Papers 2 NOUN nsubj
        list 0 VERB root
        9 4 NUM nummod
        men 7 NOUN nsubj
        arrested 4 VERB acl
        in 7 ADP case
        Velt 5 PROPN obl
        . 2 PUNCT punct
        """,
    )
    assert words(text, value.verb, value.place) == ["arrested", "Velt"]


def test_a_noun_ends_before_its_verb() -> None:
    text = "A third of the town population lives there."
    found, value = read(
        text,
        """
        A 2 DET det
        third 7 NOUN nsubj
        of 6 ADP case
        the 6 DET det
        town 6 NOUN compound
        population 2 NOUN nmod
        lives 0 VERB root
        there 7 ADV advmod
        . 7 PUNCT punct
        """,
    )
    assert (found.label, words(text, value.what)) == ("share", ["town population"])


def test_a_subject_is_taken_from_the_clause_before() -> None:
    text = "Prell came early and sold 30 barges."
    _, value = read(
        text,
        """
        Prell 2 PROPN nsubj
        came 0 VERB root
        early 2 ADV advmod
        and 5 CCONJ cc
        sold 2 VERB conj
        30 7 NUM nummod
        barges 5 NOUN obj
        . 2 PUNCT punct
        """,
    )
    assert words(text, *value.about) == ["Prell"]


def test_who_is_the_man_before_it() -> None:
    text = "We met Orla Venn who has 30 barges."
    _, value = read(
        text,
        """
        We 2 PRON nsubj
        met 0 VERB root
        Orla 2 PROPN obj
        Venn 3 PROPN flat
        who 6 PRON nsubj
        has 3 VERB acl:relcl
        30 8 NUM nummod
        barges 6 NOUN obj
        . 2 PUNCT punct
        """,
    )
    assert words(text, *value.about) == ["Orla Venn"]


def test_the_noun_an_amount_describes_comes_first() -> None:
    text = "Velt bought a $30 oven."
    _, value = read(
        text,
        """
        Velt 2 PROPN nsubj
        bought 0 VERB root
        a 6 DET det
        $ 6 SYM compound
        30 4 NUM nummod
        oven 2 NOUN obj
        . 2 PUNCT punct
        """,
    )
    assert words(text, *value.about) == ["oven", "Velt"]


def test_a_page_takes_the_tree_of_each_sentence() -> None:
    text = "The raid killed 14 sailors. It sank 2 boats."
    rows = """
    The 2 DET det
    raid 3 NOUN nsubj
    killed 0 VERB root
    14 5 NUM nummod
    sailors 3 NOUN obj
    . 3 PUNCT punct
    """
    laid = page(text).with_annotations([tree_of(text, rows)])
    ((first, second),) = QuantityAnnotator().annotate([laid])
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    assert first.value.verb is not None
    assert second.value.verb is None


TEXT = "The fee of 30 euros fell by 5 percent and Orla lost 200 men in Velt ."


@st.composite
def trees(draw: st.DrawFn) -> Annotation:
    """Any heads and tags at all over the words of a text: a model may say anything."""
    spans, at = [], 0
    for word in TEXT.split():
        spans.append(Span(TEXT.index(word, at), TEXT.index(word, at) + len(word)))
        at = spans[-1].end
    size = len(spans)
    heads = draw(st.lists(st.integers(0, size - 1), min_size=size, max_size=size))
    tags = draw(
        st.lists(st.sampled_from(["NOUN", "NUM", "VERB", "PRON", "ADP"]), min_size=size, max_size=size)
    )
    relation = st.sampled_from(
        ["nsubj", "obj", "nummod", "nmod", "obl", "conj", "acl", "case", "root", "cop"]
    )
    relations = draw(st.lists(relation, min_size=size, max_size=size))
    tree = Tree(tuple(spans), tuple(heads), tuple(tags), tuple(relations))
    return Annotation("tree", Span(0, len(TEXT)), "test", value=tree)


@given(trees())
def test_no_tree_is_too_wrong_to_be_read(tree: Annotation) -> None:
    plain = list(quantities_in(TEXT))
    found = list(with_trees(TEXT, plain, [tree]))
    assert [a.span for a in found] == [a.span for a in plain]
    for annotation in found:
        assert isinstance(annotation.value, Quantity)
        for span in (annotation.value.what, annotation.value.verb, annotation.value.place):
            assert span is None or 0 <= span.start < span.end <= len(TEXT)


@pytest.mark.parametrize("tree", [[], [Annotation("tree", Span(0, 3), "test")]])
def test_a_quantity_outside_every_tree_stays_as_it_is(tree: list[Annotation]) -> None:
    plain = list(quantities_in(TEXT))
    assert list(with_trees(TEXT, plain, tree)) == plain

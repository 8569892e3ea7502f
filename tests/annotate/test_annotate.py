from collections.abc import Iterator, Sequence

import pytest
from tests.factory import page

from stemma.annotate import ANNOTATORS, annotate, available
from stemma.errors import UsageError
from stemma.offsets import Span
from stemma.types import Annotation, Page


class Loud:
    name = "loud"
    requires: tuple[str, ...] = ("sentence",)
    provides: tuple[str, ...] = ("loud",)

    def annotate(self, pages: Sequence[Page]) -> Iterator[tuple[Annotation, ...]]:
        for each in pages:
            yield tuple(
                Annotation("loud", a.span, self.name)
                for a in each.layer("sentence")
                if each.text[a.span.end - 1] == "!"
            )


def test_layers_are_laid_over_each_other():
    (read,) = annotate([page("They came. They left!")], (*ANNOTATORS, Loud()))
    assert [a.span for a in read.layer("loud")] == [Span(11, 21)]
    assert len(read.layer("sentence")) == 2


def test_an_annotator_before_its_layer_is_refused():
    with pytest.raises(UsageError, match=r"'loud' needs the layer 'sentence'"):
        annotate([page("They came.")], (Loud(), *ANNOTATORS))


def test_the_pages_given_are_not_changed():
    given = page("They came.")
    annotate([given])
    assert given.layers == {}


def test_the_built_in_annotators_provide_every_layer():
    provided = {layer for a in ANNOTATORS for layer in a.provides}
    assert provided == {
        "sentence", "tagged", "tied", "trigger", "tree", "quotation", "time", "quantity", "name",
        "attribution", "reference", "event",
    }  # fmt: skip


def test_what_is_available_begins_with_the_built_in():
    assert available()[: len(ANNOTATORS)] == ANNOTATORS


def test_a_page_is_read_alike_alone_and_among_others():
    text = "Mayor Dalia Oren said the bridge was safe. She left."
    alone = annotate([page(text)])[0]
    among = annotate([page("Ivo Brandt came."), page(text), page("")])[1]
    assert alone.layers == among.layers

import pytest
from tests.relate.wires import reading

from stemma.collation.differences_wording import passage
from stemma.collation.edits import edits
from stemma.offsets import Span
from stemma.relate.reuse import ReuseRelator, fingerprint
from stemma.relate.wording import changes
from stemma.types import Edit, Reading

WIRE = (
    "Nineteen sailors were pulled alive from the strait after the ferry struck a sandbank shortly before "
    "dawn, the harbour authority said, adding that divers led by Dalia Oren would search the flooded "
    "cabins again."
)


def edited(other: str, text: str = WIRE) -> tuple[list[Edit], Reading, Reading]:
    readings = {r.document.id: r for r in (reading(text, "a.txt"), reading(other, "b.txt"))}
    prints = [fingerprint(r) for r in readings.values()]
    reuse = list(ReuseRelator().compare([(prints[0], prints[1])]))
    found = list(changes(reuse, prints))
    loci = [locus for change in found for locus in (change.a, change.b)]
    known = edits(found, {x: passage(x, readings[x.document].document.text) for x in loci})
    one, two = (readings[side.document] for side in (reuse[0].a, reuse[0].b))
    return [edit for r in reuse for edit in known.get(r.id, ())], one, two


def words(span: Span | None, of: Reading) -> str | None:
    return span.of(of.document.text) if span else None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Nineteen sailors", "Seventeen sailors", "figure"),
        ("authority said,", "authority admitted,", "verb"),
        ("Dalia Oren", "Marit Quell", "name"),
        ("alive from", "unharmed from", "wording"),
        (", the harbour authority said, adding that divers", "; divers", "attribution"),
        (" shortly before dawn", "", "cut"),
    ],
)
def test_a_change_is_told_by_its_kind(old: str, new: str, kind: str) -> None:
    found, _, _ = edited(WIRE.replace(old, new))
    assert kind in {edit.kind for edit in found}


def test_an_edit_stands_at_its_words_on_both_sides() -> None:
    found, one, two = edited(WIRE.replace("authority said,", "authority admitted,"))
    (edit,) = [e for e in found if e.kind == "verb"]
    assert {words(edit.a, one), words(edit.b, two)} == {"said", "admitted"}


def test_what_only_one_copy_has_stands_on_one_side_only() -> None:
    found, one, two = edited(WIRE.replace(" shortly before dawn", ""))
    (edit,) = found
    assert {words(edit.a, one), words(edit.b, two)} == {None, "shortly before dawn"}


def test_an_article_more_or_less_is_no_edit() -> None:
    assert edited(WIRE.replace("the ferry", "a ferry"))[0] == []
    assert edited(WIRE)[0] == []

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collation.differences import differences
from stemma.collation.differences_wording import Edits, passage, wording_differences
from stemma.collation.witness import Witness
from stemma.offsets import OffsetMap, Span
from stemma.relate.reuse import fingerprint
from stemma.relate.wording import Change, _edits, changes
from stemma.types import Annotation, Difference, Document, Locus, Part, Reading, Reuse

OPENING = "The harbour of Aldane was closed on the day after the storm, as the wardens had feared."


def reading(path: str, text: str) -> Reading:
    document = Document(
        path, "text/plain", path, text, OffsetMap.keep(len(text)), (Part(Span(0, len(text))),)
    )
    at, quotes = 0, []
    while (start := text.find("“", at)) >= 0:
        at = text.index("”", start)
        quotes.append(Annotation("quotation", Span(start + 1, at), "test"))
    return Reading(document, tuple(quotes))


def edited(*texts: str) -> tuple[list[Reading], tuple[Change, ...]]:
    """Take the texts for copies of each other, whole."""
    readings = [
        reading(f"{i}.txt", f"{OPENING} {text} It will open again in spring.") for i, text in enumerate(texts)
    ]
    whole = [Locus(r.document.id, Span(0, len(r.document.text))) for r in readings]
    pairs = [(a, b) for i, a in enumerate(whole) for b in whole[i + 1 :]]
    reuse = [Reuse("copy", a, b, 0.9) for a, b in pairs]
    return readings, tuple(changes(reuse, [fingerprint(r) for r in readings]))


def found_in(*texts: str) -> list[Difference]:
    readings, found = edited(*texts)
    text = {r.document.id: r.document.text for r in readings}
    places = {x: passage(x, text[x.document]) for c in found for x in (c.a, c.b)}
    reports = {d: Witness(d, "s") for d in text}
    for difference in (known := list(wording_differences(Edits(found, places), reports))):
        for variant in difference.readings:
            assert any(variant.value == " ".join(x.span.of(text[x.document]).split()) for x in variant.loci)
    return known


def words(*texts: str) -> list[tuple[str, str]]:
    readings, found = edited(*texts)
    text = {r.document.id: r.document.text for r in readings}
    return [(c.a.span.of(text[c.a.document]), c.b.span.of(text[c.b.document])) for c in found]


def test_a_change_runs_to_the_next_equal_word() -> None:
    assert words("Six boats sank there at night.", "Seven boats sank there at night.") == [
        ("Six boats", "Seven boats")
    ]
    assert words("The wardens said so loudly.", "The wardens never said so loudly.") == [
        ("said", "never said")
    ]
    assert words("Six boats sank there.", "Six boats sank there.") == []


def test_a_sentence_that_one_copy_leaves_out_is_not_laid_to_the_next_one() -> None:
    next_one = "Some 40 boats had been tied to the quay."
    assert words(f"The wardens told us that 9 boats had been lost. {next_one}", next_one) == []
    assert found_in(f"The wardens told us that 9 boats had been lost. {next_one}", next_one) == []


def test_what_comes_behind_a_long_cut_is_compared_too() -> None:
    cut = " ".join(["while gulls circled over cold grey water and nobody slept"] * 2)
    assert words(f"Six boats sank there, {cut}, before noon.", "Seven boats sank there, before noon.") == [
        ("Six boats", "Seven boats")
    ]


@given(st.lists(st.integers(0, 6), max_size=20), st.lists(st.integers(0, 6), max_size=20))
def test_rows_are_equal_where_no_edit_is_told(a: list[int], b: list[int]) -> None:
    rows, i, j = list(_edits(a, b, [word > 1 for word in a])), 0, 0
    for at, there, more, others in rows:
        assert at >= i and there >= j and more + others > 0
        assert a[i:at] == b[j:there]
        i, j = at + more, there + others
        assert a[i] == b[j]


def test_repeats_and_weak_likeness_are_no_copies() -> None:
    readings, _ = edited("Six boats sank.", "Seven boats sank.")
    prints = [fingerprint(r) for r in readings]
    a, b = (Locus(r.document.id, Span(0, 90)) for r in readings)
    assert list(changes([Reuse("repeat", a, a, 0.9), Reuse("paraphrase", a, b, 0.5)], prints)) == []


@pytest.mark.parametrize(
    ("one", "other", "kind", "readings"),
    [
        ("Six boats sank in it.", "Seven boats sank in it.", "contradiction", ["Six", "Seven"]),
        ("It cost $400,000 in all.", "It cost at least $400,000 in all.", "precision", None),
        ("Some 300 people slept there.", "Dozens of people slept there.", "precision", None),
        ("It came on Monday at noon.", "It came on Tuesday at noon.", "contradiction", None),
        ("The harbour is safe now.", "The harbour is not safe now.", "contradiction", ["safe", "not safe"]),
        ("Oren said at the quay.", "Oren admitted at the quay.", "emphasis", ["said at", "admitted at"]),
        ("The wardens rejected it.", "The wardens angrily rejected it.", "emphasis", None),
        ("A boatman set the fire there.", "A boatman allegedly set the fire there.", "attribution", None),
        ("Two rebels left the quay.", "Two terrorists left the quay.", "naming", None),
        ("Oren: “We were sorry for it.”", "Oren: “We were glad for it.”", "precision", None),
    ],
)  # fmt: skip
def test_changes_that_change_what_is_said(one, other, kind, readings) -> None:
    (found,) = found_in(one, other)
    assert found.kind == kind and found.story == "s" and 0 < found.weight < 1
    assert readings is None or [v.value for v in found.readings] == readings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A large boat sank there.", "A big boat sank there."),
        ("Oren said at the quay.", "Oren stated at the quay."),
        ("The wardens left the quay.", "Wardens left the quay."),
        ("It cost 1,000 crowns in all.", "It cost 1000 crowns in all."),
    ],
)
def test_changes_of_style_are_not_told(one, other) -> None:
    assert found_in(one, other) == []


def test_three_copies_make_one_difference() -> None:
    (found,) = found_in("Six boats sank in it.", "Seven boats sank in it.", "Six boats sank in it.")
    assert [len(v.loci) for v in found.readings] == [2, 1]
    assert found.about.startswith("the number in “") and "boats sank in it" in found.about


def test_copies_in_two_stories_do_not_differ() -> None:
    readings, found = edited("Six boats sank in it.", "Seven boats sank in it.")
    places = {
        x: passage(x, r.document.text) for c in found for x, r in zip((c.a, c.b), readings, strict=True)
    }
    reports = {r.document.id: Witness(r.document.id, f"s{i}") for i, r in enumerate(readings)}
    assert list(wording_differences(Edits(found, places), reports)) == []
    assert list(wording_differences(Edits(found, {}), reports)) == []


def test_differences_hold_those_of_wording() -> None:
    readings, found = edited("Six boats sank in it.", "Seven boats sank in it.")
    places = {
        x: passage(x, r.document.text) for c in found for x, r in zip((c.a, c.b), readings, strict=True)
    }
    reports = [Witness(r.document.id, "s") for r in readings]
    told = differences(reports, entities=[], events=[], series=[], edits=Edits(found, places))
    assert [d.kind for d in told] == ["contradiction"]

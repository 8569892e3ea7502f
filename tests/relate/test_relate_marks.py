"""A mark finds its mention again: in the same text, in a text read otherwise, in a text that was changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from stemma.offsets import OffsetMap, Span
from stemma.relate.marks import AROUND, Marks, located, mark, place
from stemma.types import Document, Mark, Mention, Part, Reading

TEXT = (
    "Mayor Ana Ruiz opened the quay on Monday. Ruiz said that forty boats had come. "
    "Luis Ruiz, who owns six of them, was not there. Ruiz waved from the bridge."
)
letters = st.text(st.sampled_from("ab .é\n"), max_size=60)


def document(text: str = TEXT, path: str = "quay.txt", sha256: str | None = None) -> Document:
    parts = (Part(Span(0, len(text))),)
    return Document(path, "text/plain", sha256 or f"bytes of {text}", text, OffsetMap.keep(len(text)), parts)


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def marked(words: str, nth: int = 0, text: str = TEXT) -> Mark:
    return mark(document(text), at(text, words, nth), "person")


def reading(*spans: Span, text: str = TEXT) -> Reading:
    source = document(text)
    return Reading(source, mentions=tuple(Mention(source.id, s, s.of(text), "person") for s in spans))


# --- where a mark stands ---------------------------------------------------------------------------


@given(letters, letters.filter(bool), letters)
def test_a_mark_stands_where_it_was_made(before: str, words: str, after: str) -> None:
    text = before + words + after
    span = Span(len(before), len(before) + len(words))
    assert place(document(text), mark(document(text), span, "person")) == span


@given(letters, st.integers(0, 40))
def test_a_mark_is_found_where_a_text_grew_before_and_after_it(added: str, nth: int) -> None:
    item = marked("Ruiz", nth % 4)
    grown = f"{added}\nUPDATED. {TEXT} {added}"
    found = place(document(grown), item)
    assert found is not None
    assert found.start - len(f"{added}\nUPDATED. ") == item.span.start


@given(letters)
def test_a_mark_is_not_found_in_another_report(text: str) -> None:
    item = marked("Ruiz", 1)
    assert place(document(text + "Ruiz" + text), item) is None


def test_the_same_bytes_under_another_path_hold_the_mark() -> None:
    moved = document(path="elsewhere/quay-copy.txt")
    assert moved.id != document().id
    assert place(moved, marked("Ana Ruiz")) == at(TEXT, "Ana Ruiz")


def test_the_same_words_in_other_bytes_under_another_path_are_another_place() -> None:
    assert place(document(path="other.txt", sha256="other"), marked("Ana Ruiz")) is None


def test_a_mark_at_the_ends_of_a_short_text_needs_no_more_words_than_there_are() -> None:
    short = "Ruiz left."
    item = mark(document(short), Span(0, 4), "person")
    assert (item.before, item.after) == ("", " left.")
    assert place(document(short, sha256="saved again"), item) == Span(0, 4)
    assert len(marked("six").before) == len(marked("six").after) == AROUND


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 12))
def test_marks_are_told_apart_by_their_places(start: int, length: int) -> None:
    span = Span(start, min(len(TEXT), start + length))
    assume(span != Span(0, 5))
    assert mark(document(), span, "person").key != mark(document(), Span(0, 5), "person").key


def test_a_case_looks_for_a_mark_only_in_reports_that_may_hold_it() -> None:
    item = marked("Ana Ruiz")
    marks = Marks.of([item, item])
    assert marks.in_document(document()) == (item,)
    assert marks.in_document(document(path="copy.txt")) == (item,)
    assert marks.in_document(document("changed")) == (item,)
    assert marks.in_document(document("changed", path="other.txt")) == ()
    assert Marks().in_document(document()) == ()


# --- which mention it is ---------------------------------------------------------------------------


def test_the_mention_at_the_very_place_is_preferred() -> None:
    name, whole = at(TEXT, "Ana Ruiz"), at(TEXT, "Mayor Ana Ruiz")
    assert located(reading(whole, name), [marked("Ana Ruiz")])[marked("Ana Ruiz").key].span == name


def test_a_mention_read_longer_or_shorter_is_still_the_one() -> None:
    item = marked("Ana Ruiz")
    for words in ("Mayor Ana Ruiz", "Ruiz", "Ana"):
        assert located(reading(at(TEXT, words)), [item])[item.key].text == words


def test_a_mention_that_is_not_seen_any_more_is_put_back() -> None:
    item = marked("Luis Ruiz")
    mention = located(reading(at(TEXT, "Ana Ruiz")), [item])[item.key]
    assert (mention.text, mention.span, mention.kind) == ("Luis Ruiz", at(TEXT, "Luis Ruiz"), "person")


def test_two_marks_that_lie_apart_are_two_mentions_though_the_machine_sees_one() -> None:
    one, other = marked("Ana Ruiz"), marked("Ruiz", 1)
    whole = Span(one.span.start, other.span.end)
    found = located(reading(whole), [one, other])
    assert len({m.span for m in found.values()}) == 2


def test_two_marks_that_overlap_are_one_mention() -> None:
    one, other = marked("Ana Ruiz"), replace(marked("Mayor Ana Ruiz"))
    found = located(reading(at(TEXT, "Ana Ruiz")), [one, other])
    assert found[one.key] == found[other.key]


def test_a_mark_of_another_report_is_nowhere() -> None:
    assert located(reading(), [mark(document("Somebody else", "x.txt"), Span(0, 8), "person")]) == {}

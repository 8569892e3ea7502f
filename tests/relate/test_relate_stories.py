import pickle
from collections.abc import Sequence

import pytest

from stemma.engine.local import LocalEngine
from stemma.offsets import OffsetMap, Span
from stemma.relate.stories import Report, Statistics, StoryRelator, report
from stemma.resolve import clusters
from stemma.types import Annotation, Document, Link, Part, Reading, Removed, Time

VISIT = (
    "Foreign Minister Dalia Oren of Varland arrived in Ostmark on Sunday for talks about the northern canal, "
    "grain quotas and a frozen loan. Her host Ivo Tarn promised to open the locks before winter."
)
VISIT_TOO = (
    "Ostmark has received Dalia Oren, the foreign minister of Varland. She will discuss the northern canal "
    "and grain with Ivo Tarn. Diplomats expect that the frozen loan will be paid and the locks opened."
)
FERRY = (
    "Nineteen sailors were pulled alive from the strait after a ferry struck a sandbank. Divers searched the "
    "flooded cabins while the captain, Brun Halvar, was questioned by the harbour police."
)
FERRY_TOO = (
    "Police have questioned Brun Halvar, captain of the ferry that struck a sandbank in the strait. Divers "
    "found nobody in its flooded cabins; nineteen sailors had been pulled out alive."
)


def reading(
    text: str,
    name: str,
    *,
    published: str | None = None,
    days: Sequence[str] = (),
    removed: Sequence[Span] = (),
) -> Reading:
    gone = tuple(Removed(span, "promo") for span in removed)
    document = Document(
        name,
        "text/plain",
        name,
        text,
        OffsetMap.keep(len(text), removed),
        (Part(Span(0, len(text))),),
        gone,
        published=Time(published, published) if published else None,
    )
    times = tuple(Annotation("time", Span(0, 1), "test", value=Time(day, day)) for day in days)
    return Reading(document, times)


def links(*readings: Reading) -> list[Link]:
    reports = [report(r) for r in readings]
    relator = StoryRelator.over(reports)
    return list(relator.compare(LocalEngine().meet(reports, relator.keys, 100)))


def grouped(*readings: Reading) -> list[int]:
    """Return the number of each reading's story, counted as they come."""
    found = clusters([r.document.id for r in readings], links(*readings), linkage="average")
    order = list(dict.fromkeys(found.values()))
    return [order.index(found[r.document.id]) for r in readings]


def test_reports_of_the_same_happening_are_one_story_and_others_are_not() -> None:
    texts = [VISIT, FERRY, VISIT_TOO, FERRY_TOO]
    readings = [reading(t, f"{i}.txt", published="2031-05-04") for i, t in enumerate(texts)]
    assert grouped(*readings) == [0, 1, 0, 1]


def test_two_visits_ten_months_apart_are_two_stories() -> None:
    first = [reading(t, f"a{i}", published="2031-01-15") for i, t in enumerate([VISIT, VISIT_TOO])]
    second = [reading(t, f"b{i}", published="2031-11-02") for i, t in enumerate([VISIT, VISIT_TOO])]
    assert grouped(*first, *second) == [0, 0, 1, 1]


def test_undated_reports_are_grouped_by_what_they_tell() -> None:
    readings = [reading(t, f"{i}.txt") for i, t in enumerate([VISIT, FERRY, VISIT_TOO, FERRY_TOO])]
    assert grouped(*readings) == [0, 1, 0, 1]


def test_an_undated_report_is_placed_by_the_days_it_tells_of() -> None:
    first = reading(VISIT, "a", published="2031-01-15")
    second = reading(VISIT, "b", published="2031-11-02")
    undated = reading(VISIT_TOO, "c", days=["2031-06-01", "2031-11-01"])
    assert grouped(first, second, undated) == [0, 1, 1]


def test_an_undated_report_that_names_other_months_is_less_likely_the_same() -> None:
    dated = reading(VISIT, "a", published="2031-01-15")
    near = reading(VISIT_TOO + " Talks were last held in December.", "b")
    far = reading(VISIT_TOO + " Talks were last held in June.", "c")
    assert links(dated, near)[0].score > links(dated, far)[0].score > 0


@pytest.mark.parametrize(("gap", "words"), [(0, "at the same time"), (1, "1 day apart"), (3, "3 days apart")])
def test_a_link_shows_its_words_and_days(gap: int, words: str) -> None:
    one = reading(VISIT, "a", published="2031-05-04")
    other = reading(VISIT_TOO, "b", published=f"2031-05-{4 + gap:02d}")
    (link,) = links(one, other)
    assert link.kind == "story"
    assert 0.5 <= link.score <= 1
    assert link.reasons[1].text == f"published {words}"
    texts = {r.document.id: r.document.text for r in (one, other)}
    shown = [locus.span.of(texts[locus.document]).casefold() for locus in link.reasons[0].evidence]
    half = len(shown) // 2
    assert half >= 3
    assert [word[:6] for word in shown[:half]] == [word[:6] for word in shown[half:]]


def test_time_between_reports_lowers_the_score_after_a_week() -> None:
    scores = [
        links(reading(VISIT, "a", published="2031-05-01"), reading(VISIT_TOO, "b", published=day))[0].score
        for day in ("2031-05-01", "2031-05-08", "2031-05-15")
    ]
    assert scores[0] == scores[1] > scores[2]


def test_the_order_of_reports_does_not_matter() -> None:
    one, other = reading(VISIT, "a"), reading(VISIT_TOO, "b")
    assert links(one, other) == links(other, one)


def test_furniture_ties_nothing() -> None:
    promo = "Letters about tides, gulls, harbour hotels, crosswords and cheap boats every single morning"
    texts = [f"{VISIT} {promo}", f"{FERRY} {promo}"]
    spans = [[Span(t.index(promo), len(t))] for t in texts]
    kept = links(*(reading(t, n) for t, n in zip(texts, "ab", strict=True)))
    cut = links(*(reading(t, n, removed=s) for t, n, s in zip(texts, "ab", spans, strict=True)))
    assert kept
    assert cut == []


def test_headline_and_opening_weigh_more_than_the_rest() -> None:
    text = "Canal opens\n" + "Rain fell on barley fields. " * 40 + "Trains ran."
    document = Document(
        "a", "text/plain", "a", text, OffsetMap.keep(len(text)), (Part(Span(0, len(text)), Span(0, 11)),)
    )
    item = report(Reading(document))
    weight = {text[a:b]: w for a, b, w in zip(item.starts, item.ends, item.weights, strict=True)}
    assert weight["Canal"] > weight["Trains"]


def filled(*readings: Reading) -> list[Report]:
    """Return the reports of these, and of so many others that not all are compared."""
    others = [reading(f"Gulls {n} over field {n * 7}", f"{n}.txt", published="2031-05-04") for n in range(80)]
    return [report(r) for r in (*readings, *others)]


def test_in_a_small_case_all_reports_meet() -> None:
    reports = [report(reading(t, n)) for t, n in ((VISIT, "a"), (FERRY, "b"))]
    relator = StoryRelator.over(reports)
    assert set(relator.keys(reports[0])) & set(relator.keys(reports[1]))


def test_in_a_larger_case_reports_meet_by_their_words_and_time() -> None:
    near = [reading(t, n, published="2031-05-04") for t, n in ((VISIT, "a"), (VISIT_TOO, "b"), (FERRY, "c"))]
    far = reading(VISIT, "d", published="2032-05-04")
    reports = filled(*near, far)
    relator = StoryRelator.over(reports)
    first, second, other, later = (set(relator.keys(item)) for item in reports[:4])
    assert first & second
    assert not first & other
    assert not first & later


def test_only_a_case_with_undated_reports_has_timeless_keys() -> None:
    dated = [reading(t, n, published="2031-05-04") for t, n in ((VISIT, "a"), (VISIT_TOO, "b"))]
    without, within = filled(*dated), filled(*dated, reading(VISIT, "c"))
    assert not StoryRelator.over(without).timeless
    relator = StoryRelator.over(within)
    assert set(relator.keys(within[0])) & relator.timeless
    assert set(relator.keys(within[2])) <= relator.timeless


def test_what_all_reports_hold_tells_less_than_what_two_hold() -> None:
    texts = [f"Canal {word} today" for word in ("barley", "barley", "tides", "gulls", "storms")]
    reports = [report(reading(t, str(i))) for i, t in enumerate(texts)]
    weights = Statistics.over(reports).weigh(reports[0])
    by_word = {texts[0][a:b]: w for a, b, w in zip(reports[0].starts, reports[0].ends, weights, strict=True)}
    assert by_word["barley"] / by_word["Canal"] > reports[0].weights.min() / reports[0].weights.max()


def test_an_empty_report_has_no_keys_and_no_links() -> None:
    empty: Report = report(reading("", "a"))
    relator = StoryRelator.over([empty, *filled()])
    assert list(relator.keys(empty)) == []
    assert list(relator.compare([(empty, empty)])) == []


def test_reports_and_relators_travel_between_processes() -> None:
    reports = [report(reading(VISIT, "a")), report(reading(VISIT_TOO, "b"))]
    relator = StoryRelator.over(reports)
    pair = pickle.loads(pickle.dumps((reports[0], reports[1])))
    assert list(pickle.loads(pickle.dumps(relator)).compare([pair])) == list(relator.compare([pair]))

"""Where a file holds more than one article, and where a body stands twice."""

from __future__ import annotations

from stemma.clean.lines import split_lines
from stemma.clean.parts import dateline_agency, dateline_time, find_breaks
from stemma.clean.repeats import mark_repeats

FIRST = """\
Chief Fisheries Envoy Pavo Lind brought home a draft deal on herring on Thursday, his office announced.
In the lobby Lind waved the draft at the cameras and joked that it was still wet from the crossing.
“Nobody sank, and nobody shouted, which is more than I can say for the last round,” the envoy told them.
Under the draft, boats from either shore may follow the herring up to the old lighthouse until October.
Skippers along the coast want to read the small print before they mend a single net for the new season."""
SECOND = """\
Chief Fisheries Envoy Pavo Lind set out for Kelm on Sunday to save a deal on herring that most had given up.
He took the night ferry with two biologists and a crate of maps, the harbour radio of the town reported.
The station added that Kelm had named a new negotiator only a week ago, a former captain of a trawler.
Both shores blame each other for empty nets, and a hearing at the sea court has been set for the autumn."""
NAMELESS = SECOND.replace("Chief Fisheries Envoy Pavo Lind", "The envoy")


def breaks(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[b.line].text[:30] for b in find_breaks(lines)]


def test_a_second_lead_on_another_day_starts_another_article() -> None:
    assert breaks(f"{FIRST}\n{SECOND}") == ["Chief Fisheries Envoy Pavo Lin"]


def test_a_full_name_alone_does_not() -> None:
    same_day = SECOND.replace("on Sunday", "on Thursday")
    assert breaks(f"{FIRST}\n{same_day}") == []
    never_short = FIRST.replace("Lind waved", "the envoy waved")
    assert breaks(f"{never_short}\n{SECOND}") == []
    no_day = SECOND.replace(" on Sunday", "")
    assert breaks(f"{FIRST}\n{no_day}") == []
    again = FIRST.replace("Skippers", "Pavo Lind says skippers")
    assert breaks(f"{again}\n{SECOND}") == []


def test_a_head_of_its_own_starts_another_article() -> None:
    for head in ("By Ann Roe", "12 May 2031", "Harbour Gazette, 12 May 2031", "https://gazette.example/2"):
        text = f"{FIRST}\nTalks on herring end without a result in Kelm\n{head}\n{SECOND}"
        assert breaks(text) == ["Talks on herring end without a"]


def test_a_subheading_does_not() -> None:
    assert breaks(f"{FIRST}\nWhat the skippers want\n{NAMELESS}") == []


def test_a_dateline_starts_another_article() -> None:
    text = f"PORT VARL (Reuters) - {FIRST}\nKELM (AP) — {NAMELESS}"
    assert breaks(text) == ["KELM (AP) — The envoy set out "]


def test_short_pieces_are_no_articles() -> None:
    piece = "The envoy left on Sunday for another round of talks about herring, nets and lighthouses."
    assert breaks(f"{FIRST}\nKELM (AP) — {piece}") == []


def test_datelines() -> None:
    assert dateline_agency("PORT VARL, Varland (AP) — The port opened.") == "Associated Press"
    assert dateline_agency("KELM, May 9. /TASS/. The port opened.") == "TASS"
    assert dateline_agency("(CNN) The port opened.") == "CNN"
    assert dateline_agency("The World Harbour Fund (WHF) said the port opened.") is None
    assert dateline_agency("The port opened (Reuters).") is None


def test_dates_of_datelines() -> None:
    time = dateline_time("PORT VARL, June 4, 2031, 07:30 (Belpost)")
    assert time is not None and (time.low, time.basis) == ("2031-06-04T07:30", "text")
    assert dateline_time("The port opened on June 4, 2031, the ministry said.") is None
    assert dateline_time("PORT VARL, June 4 (Belpost) - It opened.") is None


def repeated(text: str, **options: int | None) -> list[str]:
    lines = split_lines(text)
    marks = mark_repeats(lines, {}, **{"title": None, "head": 0, **options})
    assert set(marks.values()) <= {"repeat"}
    return [lines[i].text for i in sorted(marks)]


def test_a_body_run_together_gives_way_to_its_paragraphs() -> None:
    run_together = FIRST.replace("\n", "")
    paragraphs = FIRST.replace("In the lobby", "A sentence more.\nIn the lobby")
    assert repeated(f"{run_together}\n{paragraphs}") == [run_together]
    assert repeated(f"{paragraphs}\n{run_together}") == [run_together]


def test_of_two_like_bodies_the_longer_or_else_the_first_stays() -> None:
    assert repeated(f"{FIRST}\nIn between\n{FIRST}") == FIRST.split("\n")
    lines = split_lines(f"{FIRST}\n{FIRST}")
    assert sorted(mark_repeats(lines, {}, title=None, head=0)) == [5, 6, 7, 8, 9]
    cut = "\n".join(FIRST.split("\n")[:2])
    lines = split_lines(f"{cut}\n{FIRST}")
    marks = mark_repeats(lines, {}, title=None, head=0)
    assert "\n".join(x.text for i, x in enumerate(lines) if i not in marks) == FIRST


def test_one_article_and_two_different_ones_stay() -> None:
    assert repeated(FIRST) == []
    assert repeated(f"{FIRST}\n{SECOND}") == []


def test_what_speakers_say_twice_stays() -> None:
    assert (
        repeated(f"{FIRST}\nPavo Lind: Thank you very much.\n{SECOND}\nPavo Lind: Thank you very much.") == []
    )


def test_a_summary_above_the_article_that_says_its_lead() -> None:
    summary = "Chief Fisheries Envoy Pavo Lind brought home a draft deal on herring, his office announced."
    text = f"Envoy back from Kelm\n{summary}\n9 May 2031\n{FIRST}"
    assert repeated(text, title=0, head=3) == [summary]
    assert repeated(text, title=0, head=0) == []

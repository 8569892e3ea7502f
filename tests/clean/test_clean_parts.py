"""Where a file holds more than one article, and where a body stands twice."""

from __future__ import annotations

from stemma.clean.lines import split_lines
from stemma.clean.parts import dateline_agency, dateline_time, find_breaks
from stemma.clean.repeats import mark_repeats

FIRST = """\
Foreign Minister Dalia Oren has arrived in Port Varl and will hold talks on Friday, the ministry said.
Her spokesman published photographs of Oren at the station, where she was met with flowers and a band.
“Today the talks will be held, and we hope for a good end to them,” the spokesman said in a post.
The visit, Oren’s second in six weeks, comes after a storm closed the harbour to ships.
The talks had been put off twice in the spring, and nobody in the capital would say why that was so."""
SECOND = """\
Foreign Minister Dalia Oren arrived in Varland on Tuesday for talks after a long storm closed the harbour.
The minister flew into the eastern town of Kelm, the state agency reported, and took a train to the capital.
The agency said a delegation left for Varland on Monday, but did not say what the visit was for.
Neither side has said what it wants from the talks, which were put off twice in the spring after the storm."""


NAMELESS = SECOND.replace("Foreign Minister Dalia Oren", "The minister")


def breaks(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[b.line].text[:30] for b in find_breaks(lines)]


def test_a_second_lead_on_another_day_starts_another_article() -> None:
    assert breaks(f"{FIRST}\n{SECOND}") == ["Foreign Minister Dalia Oren ar"]


def test_a_full_name_alone_does_not() -> None:
    same_day = SECOND.replace("on Tuesday", "on Friday")
    assert breaks(f"{FIRST}\n{same_day}") == []
    never_short = FIRST.replace("Oren at", "the minister at").replace("Oren’s", "the minister’s")
    assert breaks(f"{never_short}\n{SECOND}") == []
    no_day = SECOND.replace(" on Tuesday", "").replace(" on Monday", "")
    assert breaks(f"{FIRST}\n{no_day}") == []
    again = FIRST.replace("a post.", "a post on Dalia Oren.")
    assert breaks(f"{again}\n{SECOND}") == []


def test_a_head_of_its_own_starts_another_article() -> None:
    for head in ("By Ann Roe", "12 May 2031", "Harbour Gazette, 12 May 2031", "https://gazette.example/2"):
        text = f"{FIRST}\nTalks end without a result in Port Varl\n{head}\n{SECOND}"
        assert breaks(text) == ["Talks end without a result in "]


def test_a_subheading_does_not() -> None:
    assert breaks(f"{FIRST}\nWhat the ministers want\n{NAMELESS}") == []


def test_a_dateline_starts_another_article() -> None:
    text = f"PORT VARL (Reuters) - {FIRST}\nKELM (AP) — {NAMELESS}"
    assert breaks(text) == ["KELM (AP) — The minister arriv"]


def test_short_pieces_are_no_articles() -> None:
    piece = "She arrived in Varland on Tuesday for talks with her counterpart after a storm there."
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
    paragraphs = FIRST.replace("Her spokesman", "A sentence more.\nHer spokesman")
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
        repeated(f"{FIRST}\nDalia Oren: Thank you very much.\n{SECOND}\nDalia Oren: Thank you very much.")
        == []
    )


def test_a_summary_above_the_article_that_says_its_lead() -> None:
    summary = "Foreign Minister Dalia Oren has arrived in Port Varl and will hold talks, the ministry said."
    text = f"Minister in Port Varl\n{summary}\n9 May 2031\n{FIRST}"
    assert repeated(text, title=0, head=3) == [summary]
    assert repeated(text, title=0, head=0) == []

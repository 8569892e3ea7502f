"""A corpus made of whatever news and its scraping put together is read without tripping a fault.

Faults in the rules showed on long and odd texts only, so these are both: some two hundred sentences each, of
speech in all its forms, numbers, times, rows of names, transcripts, headlines, lost marks and broken lines.
"""

from __future__ import annotations

import random
from pathlib import Path

import stemma
from stemma.case import Settings

WHO = [
    "Dalia Oren",
    "the governor",
    "Oren",
    "she",
    "He",
    "A spokesman",
    "Two officials familiar with it",
    "The Interior Ministry",
    "Varland’s Foreign Minister Pavel Rusk",
    "the ORVANE TIMES",
    "Prof. R. Lind-Maro",
    "@rusk_pavel",
    "Далия Орен",
    "Nobody",
    "It",
    "Both sides",
]
SAYS = [
    "said",
    "told reporters",
    "denied",
    "wrote on Telegram:",
    "asked",
    "was quoted as saying",
    "added —",
    "",
]
WHAT = [
    "that the dam had burst",
    "“nine miners were freed",
    '"we paid nothing"',
    "‘it’s a lie’ and left",
    "at least 1,200 people—or 0.4 percent—had fled",
    "whether a ransom of $5.4bn (€4.9bn) was paid",
    "he would meet her on Feb. 31",
    "«ничего не было», according to",
    "they, who said that Rusk had said so,",
    "up to 30 %",
    "two thirds of the 11 400 km² (4,400 sq mi)",
    "10-20 or 30 to 40",
    "",
    "of the of the of",
]
WHEN = [
    "on Friday",
    "in March 2031",
    "two days earlier",
    "at 9 p.m. (1900 GMT) on 4 May",
    "since the 1990s",
    "",
    "this week",
    "from May 3 to June 4, 2031",
    "next year's first quarter",
    "overnight",
    "31/12/2031",
]
ODD = [
    "Q: Why?\nA: Because.",
    "REPORTER: And then?\nOREN (via video): No comment...",
    "READ MORE: Top",
    "— — —",
    "\u200b\u200f\ufeff",
    "🙂🙂 #breaking @all",
    "a" * 300,
    "(((",
    "”””",
    "'''",
    "• 1) 2) 3)",
    "\t\t|\t|",
    "By Ana Prell, Ivo Brandt (D-Kesh",
    "ORVANE (AP) —",
    "4 May 2031, 18:35 KST",
    "No. 5, Art. 4, F-16, 60 Minutes",
    "Ana, Bo, Cy, Di, Ed, Fay, Gus, Hal, Ida, Jon, Kim, Lu, Max, Ned, Oz, Pia, Quin, Ray, Sue and Tom met.",
]
ENDS = [".", ".”", "?", "!", "...", "", ",", " –", ":"]


def made(chance: random.Random) -> str:
    """Put a text together out of the pieces."""
    pieces = []
    for _ in range(chance.randint(120, 240)):
        if chance.random() < 0.12:
            pieces.append(chance.choice(ODD))
        else:
            words = [chance.choice(part) for part in (WHEN, WHO, SAYS, WHAT, WHEN)]
            chance.shuffle(words) if chance.random() < 0.1 else None
            pieces.append(" ".join(filter(None, words)) + chance.choice(ENDS))
        pieces.append(chance.choice([" ", " ", " ", "\n", "\n\n"]))
    return "".join(pieces)


def test_no_text_of_a_made_corpus_trips_a_fault(tmp_path: Path) -> None:
    chance = random.Random(20310504)
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(
            f"Miners freed in Orvane\n4 May 2031\n\n{made(chance)}", "utf-8"
        )
    with stemma.collate([tmp_path], case=tmp_path / "made.stemma", settings=Settings(workers=1)) as case:
        assert case.refusals() == ()
        assert len(case.documents()) == 6
        case.report(tmp_path / "made.html")

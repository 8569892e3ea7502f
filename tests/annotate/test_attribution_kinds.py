"""Kinds of sentences that were once read wrongly: whose words, how many of them, and when they were said."""

import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.types import Attribution


def read(text: str) -> list[Attribution]:
    (done,) = annotate([page(text, "2031-03-05")])
    return [a.value for a in done.layer("attribution") if isinstance(a.value, Attribution)]


def told(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[v.content[0].start : v.content[-1].end], v.source and v.source.of(text)) for v in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "The driver, who police identified as Ivo Stern, fled the scene.",
            "as Ivo Stern", "police",
        ),
        (
            'Ivo Stern said he opposed the rule, with a spokesman stating: "He will fight it to the end."',
            "He will fight it to the end", "a spokesman",
        ),
        (
            "The bridge is old. As Meridian explains it, the bridge is to be closed.",
            "the bridge is to be closed", "Meridian",
        ),
        (
            "Dalia Brandt called for new lamps on the pier in a letter last week.",
            "new lamps on the pier", "Dalia Brandt",
        ),
        (
            "Some fear that the bridge will fall, although few builders think that will happen.",
            "that will happen", "few builders",
        ),
        (
            "Mayor Ivo Stern, who had read the letter, cautioned judges do not decide in a day.",
            "judges do not decide in a day", "Mayor Ivo Stern, who had read the letter,",
        ),
        (
            "The pier was empty all day according to Reuters who reported that two boats had left.",
            "The pier was empty all day", "Reuters",
        ),
        (
            "Brandt and two of her aides warned the new dam could be a danger to the mill.",
            "the new dam could be a danger to the mill", "Brandt and two of her aides",
        ),
        (
            "Kesh Weekly, a shipping letter, reported some owners lending old boats to all on the coast.",
            "some owners lending old boats to all on the coast", "Kesh Weekly, a shipping letter,",
        ),
        (
            "The board would keep the old boats which, the statement said, other towns have failed to take.",
            "other towns have failed to take", "the statement",
        ),
        (
            "The charter bars \"any sale of wood, stone, lead or old iron to strangers,\" a clerk stated.",
            "The charter bars \"any sale of wood, stone, lead or old iron to strangers", "a clerk",
        ),
        (
            "The pilot told the board he saw no light, with some of the crew claiming he slept.",
            "he saw no light", "The pilot",
        ),
        (
            "The row over the ferry has some owners worried that a like rule awaits the boats.",
            "a like rule awaits the boats", "some owners",
        ),
        ("The mayor put the number of dead at 50 or more.", "the number of dead at 50 or more", "The mayor"),
        ("The ministry counts 26 dead in the province.", "26 dead in the province", "The ministry"),
        (
            "Police put the number at 700 and said that 16 people had been held.",
            "the number at 700", "Police",
        ),
        (
            "Dalia Brandt said the port was safe for boats before she left for Kesh.",
            "the port was safe for boats", "Dalia Brandt",
        ),
        (
            "Ivo Stern, who promised to open the bridge when he won the vote, has not been seen.",
            "to open the bridge", "Ivo Stern",
        ),
        (
            "The bridge was closed for good, according to officials on Saturday.",
            "The bridge was closed for good", "officials",
        ),
    ],
)  # fmt: skip
def test_a_source_has_its_own_words(text: str, content: str, source: str) -> None:
    assert (content, source) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Groups claiming to speak for the town marched on the bridge.",
        "The House confirmed him as mayor on Friday.",
        "The film shot the number at 3 in the list.",
        "Let's say the bridge costs ten million in the end.",
        "Old Ivo Stern shut the mill as the 'Long Winter' claimed the jobs of twelve friends.",
        "Dalia Brandt, the nominee, answered some questions put by the paper's clerk.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The bridge was closed, according to officials on Saturday.", "Saturday"),
        ("“Orders are orders,” Ivo Stern said after the captain had been away on Monday.", None),
        ('Speaking after the 90-minute meeting, Mr Stern said: "My first aim is to keep it open."', None),
        ('Kovel, who was asked about it, replied: "Not this year, I fear."', None),
    ],
)
def test_when_it_was_said_is_no_time_of_another_clause(text: str, made: str | None) -> None:
    (found,) = read(text)
    assert (found.made and found.made.of(text)) == made


def test_a_quotation_that_another_speaks_is_not_carried_on() -> None:
    text = (
        'Dalia Brandt said: "Had they asked me in May, I would have gone at once."\n\n'
        '"The best I can say of it is that nobody was hurt that day," tweeted Peter Lindal.\n'
    )
    assert [source for _, source in told(text)] == ["Dalia Brandt", "Peter Lindal"]

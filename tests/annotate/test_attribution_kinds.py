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
            "The bridge is old. As Google explains it, the bridge is to be closed.",
            "the bridge is to be closed", "Google",
        ),
        (
            "Dalia Brandt called for more money for the port in a statement on Thursday.",
            "more money for the port", "Dalia Brandt",
        ),
        (
            "Some fear that the bridge will fall, although few experts believe that is likely.",
            "that is likely", "few experts",
        ),
        (
            "Mayor Ivo Stern, who had looked into the case, cautioned justice does not come swiftly.",
            "justice does not come swiftly", "Mayor Ivo Stern, who had looked into the case,",
        ),
        (
            "The bridge was hardly used according to CNN who reported that two boats had passed.",
            "The bridge was hardly used", "CNN",
        ),
        (
            "Brandt and others in the party warned the delayed opening could be a threat to the town.",
            "the delayed opening could be a threat to the town", "Brandt and others in the party",
        ),
        (
            "Kesh Homes, a real estate site, reported some sellers offering free boats to all on the coast.",
            "some sellers offering free boats to all on the coast", "Kesh Homes, a real estate site,",
        ),
        (
            "Ruvia would take over the prisoners which, the statement said, others have refused to take.",
            "others have refused to take", "the statement",
        ),
        (
            "The charter bars \"any deeds of a political, religious or racial kind,\" a clerk stated.",
            "The charter bars \"any deeds of a political, religious or racial kind", "a clerk",
        ),
        (
            "The driver told reporters he lost control, with some local press claiming he was drunk.",
            "he lost control", "The driver",
        ),
        (
            "The revolving door of directors has some fans worried that a similar fate awaits the film.",
            "a similar fate awaits the film", "some fans",
        ),
        ("The mayor put the number of dead at 50 or more.", "the number of dead at 50 or more", "The mayor"),
        ("The ministry counts 26 dead in the province.", "26 dead in the province", "The ministry"),
        (
            "Police put the number at 700 and said that 16 people had been held.",
            "the number at 700", "Police",
        ),
        (
            "Dalia Brandt said she welcomed the news before she boarded a boat for Kesh.",
            "she welcomed the news", "Dalia Brandt",
        ),
        (
            "Ivo Stern, who vowed to open the bridge when he took office in May, has not been seen.",
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
        "Coach Ivo Stern retired as the club's 'Black Monday' claimed the jobs of several friends.",
        "Dalia Brandt, the nominee, answered some questions from the paper's reporter.",
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
        'Dalia Brandt said: "If I got a letter like that, I would have gone at once."\n\n'
        '"The only thing I can make of it is that they want him gone," tweeted Peter Lindal.\n'
    )
    assert [source for _, source in told(text)] == ["Dalia Brandt", "Peter Lindal"]

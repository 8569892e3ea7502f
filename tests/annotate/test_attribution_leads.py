import pytest
from tests.factory import page

from stemma.annotate import annotate
from stemma.annotate.attribution import attributions

Row = tuple[str, str | None]


def told(text: str) -> list[Row]:
    """Return (content, source) of each attribution."""
    read = annotate([page(text, "2031-03-05")])[0]
    return [
        (text[a.content[0].start : a.content[-1].end], a.source.of(text) if a.source else None)
        for a in attributions(read)
    ]


def via(text: str) -> list[str]:
    read = annotate([page(text, "2031-03-05")])[0]
    return [v.of(text) for a in attributions(read) for v in a.via]


QUOTE = "We shall open the bridge in June"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            f'"{QUOTE}," the harbour board\'s spokesman, Ivo Brandt, said in a speech.',
            "the harbour board's spokesman, Ivo Brandt,",
        ),
        (
            f'"{QUOTE}," a local member of parliament, Ivo Brandt, told reporters.',
            "a local member of parliament, Ivo Brandt,",
        ),
        (f'"{QUOTE}," Velmoran harbour watch leader Ivo Brandt said in a statement.', "leader Ivo Brandt"),
        (f'He stormed back, leaned in and said, "{QUOTE}."', "He"),
        (f'"{QUOTE}," said the harbour board chief, Ivo Brandt.', "the harbour board chief, Ivo Brandt"),
        (f'"{QUOTE}," Ivo Brandt, 65, said.', "Ivo Brandt, 65,"),
    ],
)
def test_what_tells_who_speaks_is_no_part_of_the_quotation(text: str, source: str) -> None:
    assert told(text) == [(QUOTE, source)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "Two boats sank in the storm, said Norway's ministry of fisheries.",
            "Two boats sank in the storm", "Norway's ministry of fisheries",
        ),
        (
            "Two boats sank in the storm, reported Norwegian media.",
            "Two boats sank in the storm", "Norwegian media",
        ),
        (
            "Ivo Brandt, chairman of the harbour club, which rents out boats, said the charges were false.",
            "the charges were false", "Ivo Brandt, chairman of the harbour club, which rents out boats,",
        ),
        (
            "The mayor, speaking in a whisper, said the bridge was weak.",
            "the bridge was weak", "The mayor",
        ),
        (
            "The state-run company that built the bridge said on Friday its engineers had seen it.",
            "its engineers had seen it", "The state-run company that built the bridge",
        ),
        (
            "The board said on Sunday it stood by its finding that no boat was lost.",
            "it stood by its finding that no boat was lost", "The board",
        ),
        (
            "The man had opened the gate, harbour chief Ivo Brandt told reporters, citing two witnesses.",
            "The man had opened the gate", "chief Ivo Brandt",
        ),
        (
            "Speaking to the Harbour Gazette on Monday, Ivo Brandt said while he lived it would stand.",
            "while he lived it would stand", "Ivo Brandt",
        ),
        (
            "The war of words between Norway and Sweden unsettled many residents, who said they were near.",
            "they were near", "many residents",
        ),
        (
            "Mayor Ivo Brandt called on all owners to mend their boats.",
            "all owners to mend their boats", "Mayor Ivo Brandt",
        ),
        (
            "He has long backed Norway and its fleet and says the bridge is safe.",
            "the bridge is safe", "He",
        ),
        (
            "Ivo Brandt's chief clerk, Ada Lind, stressed the risk that ice would come in May.",
            "the risk that ice would come in May", "Ivo Brandt's chief clerk, Ada Lind,",
        ),
        (
            "As the river falls, experts say, the farms will dry out one by one.",
            "As the river falls, experts say, the farms will dry out one by one", "experts",
        ),
        (
            'President Ivo Brandt called the storm "a blow to all of us", and left.',
            'the storm "a blow to all of us', "President Ivo Brandt",
        ),
        (
            'The paper\'s owner continued: "We shall not close the bridge."',
            "We shall not close the bridge", "The paper's owner",
        ),
    ],
)  # fmt: skip
def test_content_and_source_are_told_apart(text: str, content: str, source: str) -> None:
    assert (content, source) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The boats were, as you know, all sold.",
        "The firm claimed the jobs of two hundred men.",
        "The sailors had pledged allegiance to the harbour board.",
        "Local media reports named the sailors as two brothers.",
        "He filed late tax reports and took a loan from the bank.",
        "The man threatened a reporter in the hall.",
        "Its fleet, expected to grow by a third this year, lay idle.",
        "Many were nervous about the long warning of the board that the bridge might fall.",
        "The board called the new bridge Harbour Gate.",
        "The clerk continued the work of the board.",
        "If all goes according to plan, the boats will leave at noon.",
        "We'll add the pictures as soon as they come in.",
        "They wanted something that made us feel young again.",
        "Well, it concluded with a long walk to the bridge.",
    ],
)
def test_verbs_that_report_nothing_here_are_no_cues(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Nobody believed Ivo Brandt's claim that the bridge was safe.", "the bridge was safe", "Ivo Brandt"),
        ("Norway's repeated warning that ice was near went unheard.", "ice was near went unheard", "Norway"),
    ],
)
def test_a_noun_reports_whose_claim_it_is(text: str, content: str, source: str) -> None:
    assert (content, source) in told(text)


def test_a_heading_closes_with_who_says_it() -> None:
    assert told("The old bridge was never safe: experts\n\nIt fell.")[0] == (
        "The old bridge was never safe",
        "experts",
    )
    assert told("The old bridge was never safe: five lessons\n\nIt fell.") == []


def test_an_outlet_passes_on_what_its_reporter_says() -> None:
    assert via("The bridge is shut, NPR's Ada Lind reports.") == ["NPR"]
    assert via("The bridge is shut, NPR reports.") == []
    assert via("The bridge is shut, a message posted on the official Telegram channel said.") == ["Telegram"]

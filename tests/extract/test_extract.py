from stemma.annotate import annotate
from stemma.extract import extract
from stemma.offsets import OffsetMap, Span
from stemma.types import Document, Mention, Page, Part, Reading, Statement, Time


def read(raw: str, *removed: str) -> Reading:
    """Read a text from which some words were removed as furniture."""
    spans = [Span(raw.index(words), raw.index(words) + len(words)) for words in removed]
    offsets = OffsetMap.keep(len(raw), spans)
    part = Part(Span(0, len(raw)), published=Time("2031-03-05", "2031-03-05"))
    document = Document("report.txt", "text/plain", "0" * 64, raw, offsets, (part,), published=part.published)
    pages = (Page(document, part, offsets.apply(raw), offsets),)
    return extract(document, annotate(pages))


def speaker(reading: Reading, statement: Statement) -> Mention:
    """Return the mention that a statement's speaker stands on, followed to the name it means."""
    mentions = {m.span: m for m in reading.mentions}
    assert statement.speaker is not None
    mention = mentions[statement.speaker.span]
    while mention.antecedent is not None:
        mention = mentions[mention.antecedent]
    return mention


TEXT = (
    "PHOTO: a boat\nMayor Dalia Oren said on Monday that the bridge was safe. ADVERTISEMENT "
    "It would open in June, she told Reuters. “Nobody need stay away from it,” the mayor added."
)


def test_every_span_is_raw():
    reading = read(TEXT, "PHOTO: a boat\n", "ADVERTISEMENT ")
    for mention in reading.mentions:
        assert mention.span.of(TEXT) == mention.text
    first = reading.statements[0]
    assert first.content.of(TEXT) == first.text == "the bridge was safe"
    assert first.cue is not None and first.cue.of(TEXT) == "said"


def test_what_was_removed_lies_in_no_statement():
    reading = read(TEXT, "PHOTO: a boat\n", "ADVERTISEMENT ")
    assert [s.text for s in reading.statements] == [
        "the bridge was safe",
        "It would open in June",
        "Nobody need stay away from it",
    ]


def test_a_speaker_stands_on_a_mention_that_leads_to_the_name():
    reading = read(TEXT, "PHOTO: a boat\n", "ADVERTISEMENT ")
    assert {speaker(reading, s).text for s in reading.statements} == {"Dalia Oren"}


def test_a_title_is_no_part_of_the_speaker():
    statement = read(TEXT).statements[0]
    assert statement.speaker is not None and statement.speaker.text == "Dalia Oren"


def test_a_role_is_kept_with_its_mention():
    mention = next(m for m in read(TEXT).mentions if m.text == "Dalia Oren")
    assert mention.kind == "person" and mention.role is not None and mention.role.text == "Mayor"


def test_who_was_told_passes_on_to_what_the_speaker_says_next():
    vias = [[via.name for via in s.via] for s in read(TEXT).statements]
    assert vias == [[], ["Reuters"], ["Reuters"]]


def test_when_a_statement_was_made():
    made = read(TEXT).statements[0].made
    assert made is not None and made.low == "2031-03-03"


def test_kind_and_status():
    text = "The harbour board denied that the bridge was “unsafe”. “It is as safe as any,” it said."
    assert [(s.kind, s.status) for s in read(text).statements] == [
        ("mixed", "denied"),
        ("direct", "asserted"),
    ]


def test_a_body_before_its_place_is_the_speaker():
    text = "The bridge was shut at noon, the Norwegian Embassy in Peru said."
    (statement,) = read(text).statements
    assert statement.speaker is not None and statement.speaker.text == "Norwegian Embassy"


def test_what_is_written_speaks_for_its_writer():
    text = "The bridge was shut at noon, according to a statement by the Harbour Board."
    (statement,) = read(text).statements
    assert statement.speaker is not None and statement.speaker.text == "Harbour Board"


def test_an_unnamed_source_stands_on_a_mention_too():
    reading = read("A local source said the bridge was shut.")
    (statement,) = reading.statements
    mention = speaker(reading, statement)
    assert (mention.text, mention.form, mention.antecedent) == ("A local source", "description", None)


def test_annotations_are_kept_without_values_that_hold_page_spans():
    reading = read(TEXT)
    kinds = {a.kind for a in reading.annotations}
    assert {"sentence", "time", "quotation"} <= kinds <= {"sentence", "time", "quantity", "quotation"}
    assert all(a.value is None or isinstance(a.value, Time) for a in reading.annotations)


def test_one_mention_a_span_and_one_statement_a_content():
    reading = read(TEXT * 3)
    assert len({m.id for m in reading.mentions}) == len(reading.mentions)
    assert len({s.id for s in reading.statements}) == len(reading.statements)


def test_an_empty_text_has_an_empty_reading():
    reading = read("")
    assert (reading.mentions, reading.statements, reading.annotations) == ((), (), ())


def test_a_stated_date_that_cannot_be_is_a_notice_and_is_replaced():
    found = read("The ferry sank off Orvane on May 20, 2031. It was old.")
    assert found.document.published is not None
    assert (found.document.published.low, found.document.published.basis) == ("2031-05-20", "inferred")
    assert found.document.parts[0].published == found.document.published
    assert found.document.notices == (
        "the stated date 2031-03-05 is not believed: the text tells of May 20, 2031 as past",
    )


def test_a_stated_date_that_can_be_needs_no_notice():
    found = read("The ferry sank off Orvane on March 2, 2031. It was old.")
    assert found.document.notices == ()
    assert found.document.published == Time("2031-03-05", "2031-03-05")

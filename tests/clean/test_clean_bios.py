"""Which lines at the end introduce the author."""

from __future__ import annotations

import pytest

from stemma.clean import clean
from stemma.clean.bios import author_notes
from stemma.clean.lines import split_lines
from stemma.settings import Settings
from stemma.types import Record

REPORT = [
    "Harbour opens again",
    "The harbour of Port Varl opened again on Friday, a week after the storm, the mayor said.",
    "Mayor Ann Poe thanked the crews that had lifted forty wrecks in six days.",
]


@pytest.mark.parametrize(
    "note",
    [
        "Jane Doe is a reporter for the Harbour Gazette.",
        "Jane Doe covers ports and shipping for the Harbour Gazette.",
        "Jane Doe is a fellow of the Varland Institute and the author of three books.",
        "*Jane Doe is a contributing writer.*",
    ],
)
def test_a_note_on_the_author_is_found(note: str) -> None:
    lines = split_lines("\n".join([*REPORT, note]))
    assert author_notes(lines, range(len(lines))) == {3: "Jane Doe"}


@pytest.mark.parametrize(
    "line",
    [
        "Ann Poe is a former editor of the Harbour Gazette.",  # the report tells of her
        "Jane Doe is said to have left the town on Friday.",
        "The harbour is a home for writers.",
    ],
)
def test_a_sentence_of_the_report_stays(line: str) -> None:
    lines = split_lines("\n".join([*REPORT, line]))
    assert author_notes(lines, range(len(lines))) == {}


def test_the_author_of_a_note_is_the_author_of_a_report_without_byline() -> None:
    text = "\n".join([*REPORT, "Jane Doe is a reporter for the Harbour Gazette."])
    document = clean(Record("a.txt", "text/plain", text.encode()), Settings())
    assert document.authors == ("Jane Doe",)
    assert "Jane Doe" not in document.offsets.apply(document.text)


def test_a_gallery_of_captions_is_kept() -> None:
    captions = [f"Ships lie at pier {n} on May 9. [Photo/Agencies]" for n in range(4)]
    text = "\n".join(["Harbour in pictures", *captions])
    document = clean(Record("a.txt", "text/plain", text.encode()), Settings())
    assert all(caption in document.offsets.apply(document.text) for caption in captions)

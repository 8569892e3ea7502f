"""Every line of the export leads back to the characters of a source, and scores stand on their floors."""

import html
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import PurePath
from types import ModuleType

import pytest
from benchmarks.exam import examine, load
from benchmarks.floors import below, read
from e2e_command import EXAMPLES, Collated, Row

_TAG = re.compile(r"<[^>]*>")


def load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_key_e2e", EXAMPLES / "build_key.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_key_e2e"] = module
    spec.loader.exec_module(module)
    return module


class Sources:
    """The raw texts behind an export, with what each document says was removed."""

    def __init__(self, documents: list[Row]) -> None:
        texts = load_builder().read_reports()
        self.texts = {d["id"]: texts[PurePath(d["path"]).name].text for d in documents}
        self.html = {d["id"] for d in documents if d["media_type"] == "text/html"}
        self.removed = {
            d["id"]: {i for r in d["removed"] for i in range(r["start"], r["end"])} for d in documents
        }

    def kept(self, document: str, start: int, end: int) -> str:
        """Return the words of a stretch as its reader sees them."""
        text = self.texts[document]
        assert 0 <= start < end <= len(text)
        kept = "".join(text[i] for i in range(start, end) if i not in self.removed[document])
        return words(html.unescape(_TAG.sub(" ", kept)) if document in self.html else kept)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def sources(examples: Collated) -> Sources:
    return Sources(examples.records("document"))


def quotes(value: object, document: str | None) -> Iterator[tuple[str, Row]]:
    """Yield every text in a record that has a place of its own, with the place."""
    if isinstance(value, list):
        for item in value:
            yield from quotes(item, document)
    elif isinstance(value, dict):
        document = value.get("document", document)
        place = {"document": document, **value}
        if {"text", "start", "end"} <= value.keys():
            yield value["text"], place
        if "text" in value and "mentions" in value:
            yield from ((value["text"], mention) for mention in value["mentions"])
        for inner in value.values():
            yield from quotes(inner, document)


def test_every_text_can_be_read_back_from_its_place(examples: Collated, sources: Sources) -> None:
    seen = 0
    for record in examples.records():
        for text, place in quotes(record, record.get("document")):
            seen += 1
            assert sources.kept(place["document"], place["start"], place["end"]) == words(text), record["id"]
    assert seen > 500


def test_every_statement_and_title_can_be_read_back(examples: Collated, sources: Sources) -> None:
    for row in examples.records("statement"):
        content = sources.kept(row["document"], row["content"]["start"], row["content"]["end"])
        assert content == words(row["text"])
        assert row["cue"] is None or sources.kept(row["document"], **row["cue"])
    for row in examples.records("document"):
        if row["title_span"]:
            assert sources.kept(row["id"], **row["title_span"]) == words(row["title"])


def places(value: object) -> Iterator[Row]:
    if isinstance(value, list):
        for item in value:
            yield from places(item)
    elif isinstance(value, dict):
        if {"document", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from places(inner)


def test_every_place_lies_in_its_document_and_holds_something(examples: Collated, sources: Sources) -> None:
    found = [place for record in examples.records() for place in places(record)]
    assert len(found) > 500
    for place in found:
        assert 0 <= place["start"] < place["end"] <= len(sources.texts[place["document"]])


def test_every_id_is_its_own_and_every_reference_is_there(examples: Collated) -> None:
    records = examples.records()
    ids = [record["id"] for record in records]
    assert len(ids) == len(set(ids))
    entities = {record["id"] for record in records if record["type"] == "entity"}
    spoken = {ref["entity"] for record in records for ref in references(record)} - {None}
    assert spoken and spoken <= entities
    stories = {d for record in records if record["type"] == "story" for d in record["documents"]}
    assert stories <= {record["id"] for record in records if record["type"] == "document"}


def references(value: object) -> Iterator[Row]:
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if "entity" in value:
            yield value
        for inner in value.values():
            yield from references(inner)


def test_every_record_but_a_refusal_has_evidence(examples: Collated) -> None:
    for record in examples.records("entity", "event", "difference", "origin", "reuse", "statement", "figure"):
        assert next(places(record), None), record


def test_the_two_visits_are_never_one_story(examples: Collated) -> None:
    files = {d["id"]: PurePath(d["path"]).name for d in examples.records("document")}
    stories = [{files[d] for d in story["documents"]} for story in examples.records("story")]
    february = next(s for s in stories if "courier-2023-02-14.txt" in s)
    december = next(s for s in stories if "northern-ledger.txt" in s)
    assert february != december
    assert "president-office-7113.txt" in february
    assert "harbour-gazette.txt.gz" in december


def test_the_scores_of_the_examples_stand_on_their_floors(
    examples: Collated, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("scores") / "export.jsonl"
    path.write_text(examples.export, "utf-8")
    scores = {n: r.figures["score"] for n, r in examine(*load(EXAMPLES / "key.json", path)).items()}
    assert below(scores, read()["examples"]) == []

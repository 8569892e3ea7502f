"""An index is read as a stream in either form; a bad line is told with its cure, what is none is refused."""

import bz2
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import InputError
from stemma.ingest.index import Item, read_index
from stemma.types import Refusal

ADA = Item("Q1", ("Ada Varl", "A. Varl"), "person", "Varland politician")
LINES = (
    '{"id": "Q1", "names": ["Ada Varl", "A. Varl"], "about": "Varland politician", "kind": "person", "x": 1}',
    '{"id": "Q2", "names": ["Tarro Bank"], "kind": "org", "about": null}',
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1)


def written(folder: Path, text: str | bytes, name: str = "index.jsonl") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def found(folder: Path, text: str | bytes, name: str = "index.jsonl") -> list[Item | Refusal]:
    return list(read_index(written(folder, text, name)))


def test_json_lines_are_read_and_other_fields_left_aside(tmp_path: Path) -> None:
    assert found(tmp_path, "\n".join(LINES)) == [ADA, Item("Q2", ("Tarro Bank",), "organization")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lambda data: b"\xef\xbb\xbf" + data])
def test_packed_or_opened_by_a_mark_it_reads_the_same(tmp_path: Path, pack) -> None:
    assert found(tmp_path, pack("\r\n\n".join(LINES).encode())) == found(tmp_path, "\n".join(LINES))


def test_a_table_has_a_name_a_line_and_its_columns_in_any_order(tmp_path: Path) -> None:
    text = "id\tname\tkind\tabout\nQ1\tAda Varl\tperson\tVarland politician\nQ1\tA. Varl\n"
    text += "Q2\tTarro Bank\torg\t\n"
    assert found(tmp_path, text) == [
        Item("Q1", ("Ada Varl",), "person", "Varland politician"),
        Item("Q1", ("A. Varl",)),
        Item("Q2", ("Tarro Bank",), "organization"),
    ]
    assert found(tmp_path, "Name\tID\nAda Varl\tQ1\n") == [Item("Q1", ("Ada Varl",))]


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, min_size=1, unique=True)), min_size=1))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, rows) -> None:
    items = [Item(id, tuple(names)) for id, names in rows]
    text = "\n".join(json.dumps({"id": i.id, "names": i.names}) for i in items)
    assert found(tmp_path_factory.mktemp("index"), text) == items


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "is no JSON"),
        ("[]", "is no object"),
        ('{"names": ["Ada"]}', "has no id"),
        ('{"id": 7, "names": ["Ada"]}', "has no id"),
        ('{"id": "Q1", "names": "Ada"}', 'write "names": ["..."]'),
        ('{"id": "Q1", "names": [1]}', 'write "names": ["..."]'),
        ('{"id": "Q1", "names": [" "]}', "has no name"),
        ('{"id": "Q1", "names": ["Ada"], "kind": "ship"}', "has the kind 'ship'; write one of person,"),
        ('{"id": "Q1", "names": ["Ada"], "kind": []}', "has the kind []"),
        ('{"id": "Q1", "names": ["Ada"], "about": 7}', "has 7 as about"),
        (b'{"id": "Q1", "names": ["\xe4"]}', "is not UTF-8; save"),
        ("[" * 100_000, "is n"),
        ('{"id": "' + "Q" * (1 << 20), "is longer than 1,048,576 bytes"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_cure_and_the_rest_goes_on(tmp_path: Path, line, said) -> None:
    raw = line if isinstance(line, bytes) else line.encode()
    first, bad, last = found(tmp_path, b"\n".join([LINES[0].encode(), raw, LINES[1].encode()]))
    assert (first, last) == (ADA, Item("Q2", ("Tarro Bank",), "organization"))
    assert isinstance(bad, Refusal)
    assert (bad.stage, bad.path) == ("index", str(tmp_path / "index.jsonl"))
    assert bad.reason.startswith("line 2 ") and said in bad.reason


@pytest.mark.parametrize(
    ("row", "said"),
    [("Q1\tAda\tperson\twords\tmore", "has 5 columns"), ("\tAda", "no id"), ("Q1", "no name")],
)
def test_a_bad_row_of_a_table_is_told(tmp_path: Path, row: str, said: str) -> None:
    bad, good = found(tmp_path, f"id\tname\tkind\tabout\n{row}\nQ2\tTarro Bank\n")
    assert isinstance(bad, Refusal) and said in bad.reason and bad.reason.startswith("line 2 ")
    assert isinstance(good, Item)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("[\n{}]", "one array of JSON"),
        ("id,name\nQ1,Ada\n", "no index: it begins with 'id,name'"),
        ("A report about a ferry.\n", "no index"),
        ('{"type": "document", "id": "doc-1"}\n', "line 1 has no"),
        ("id\tname\n", "holds no item"),
        (b"\x1f\x8b\x08\x00damaged", "is packed"),
    ],
)
def test_a_file_that_is_no_index_is_refused_with_the_cure(tmp_path: Path, text, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        found(tmp_path, text)
    assert str(tmp_path / "index.jsonl") in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.jsonl: cannot be read: no such file"):
        list(read_index(tmp_path / "no.jsonl"))

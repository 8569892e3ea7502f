"""docs/python-api.md names all that is public and nothing else, and its examples run."""

import dataclasses
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import stemma
from stemma.present import rows
from stemma.present.show import Shown
from stemma.present.summary import Summary
from stemma.types import Hit, Outcome, Refusal

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "python-api.md").read_text("utf-8")
HEADINGS = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
PARTS = dict(zip(HEADINGS, re.split(r"^#+ .+$", TEXT, flags=re.MULTILINE)[1:], strict=True))
OTHERS = {"Python API", "Making and opening a case", "Errors", "Rows"}
METHODS = {f"Case.{n}" for n in (*vars(stemma.Case), "path", "outcome") if not n.startswith("_")}


def behind(kind: object) -> set[type]:
    """Every dataclass in a type, and in the types of its fields."""
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        return {found for part in get_args(kind) for found in behind(part)}
    return {kind}.union(*(behind(hint) for hint in get_type_hints(kind).values()))


def returned() -> set[type]:
    """Every type that a case answers with."""
    lists = [c for c in vars(rows).values() if getattr(c, "__module__", "") == rows.__name__]
    return set().union(*(behind(c) for c in (*lists, Shown, Summary, Hit, Outcome, Refusal)))


RETURNED = {c.__name__: c for c in sorted(returned(), key=lambda c: c.__name__)}


def test_what_is_public_is_documented_once_and_nothing_else_is() -> None:
    assert sorted(HEADINGS) == sorted(
        {*(f"stemma.{n}" for n in stemma.__all__), *METHODS, *RETURNED, *OTHERS}
    )


@pytest.mark.parametrize("name", RETURNED)
def test_the_fields_of_every_row_are_named(name: str) -> None:
    named = re.findall(r"`(\w+)`", PARTS[name].strip().split("\n\n")[-1])
    assert named == [field.name for field in dataclasses.fields(RETURNED[name])]


@pytest.mark.parametrize("kind", [stemma.Settings, stemma.Filter])
def test_the_fields_of_what_is_given_are_named(kind: type) -> None:
    table = [line for line in PARTS[f"stemma.{kind.__name__}"].splitlines() if line.startswith("| `")]
    named = [name for line in table for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert named == [field.name for field in dataclasses.fields(kind)]


@pytest.mark.parametrize("name", sorted({*METHODS, *(f"stemma.{n}" for n in stemma.__all__)}))
def test_everything_has_an_example_that_uses_it(name: str) -> None:
    if name.endswith("Error"):
        name = "Errors"
    used = {"Errors": "except stemma.StemmaError", "stemma.Judgement": "judgement", "stemma.Case": "case"}
    blocks = "\n".join(re.findall(r"```python\n(.*?)```", PARTS[name], re.DOTALL))
    assert used.get(name, f"case.{name[5:]}" if name.startswith("Case.") else name) in blocks


@pytest.mark.parametrize("name", sorted(n for n in METHODS if n not in ("Case.path", "Case.is_current")))
def test_every_method_says_what_it_returns(name: str) -> None:
    assert re.search(r"`[A-Z]\w+`|`int`|returns None", PARTS[name].split("```")[-1])


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(block, "python-api.md", "exec"), names)
    assert (tmp_path / "reports.html").exists() and (tmp_path / "reports.jsonl").exists()

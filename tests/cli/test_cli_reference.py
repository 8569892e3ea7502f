"""The reference is what the commands say of themselves, and each says enough."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from cli_case import run

import stemma
from stemma.cli import EXAMPLES
from stemma.cli import stemma as group
from stemma.cli.reference import reference

DOCS = Path(__file__).parents[2] / "docs"
PARAMETERS = [(name, p) for name, command in group.commands.items() for p in command.params]
OPTIONS = [(name, p) for name, p in PARAMETERS if isinstance(p, click.Option)]


def test_the_committed_reference_is_what_the_commands_say_now() -> None:
    assert (DOCS / "command-reference.md").read_text("utf-8") == reference(), "write it anew: make docs"


def test_a_changed_help_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reference()
    monkeypatch.setattr(group.commands["stories"], "help", "Say something else.")
    assert reference() != before


@pytest.mark.parametrize("name", group.commands)
def test_every_command_has_help_whose_first_sentence_fits_into_the_list(name: str) -> None:
    first = (group.commands[name].help or "").split("\n\n")[0]
    assert re.fullmatch(r"[A-Z].*[.…]", first)
    assert group.commands[name].get_short_help_str(limit=61) == first


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[f"{n} {o.opts[-1]}" for n, o in OPTIONS])
def test_every_option_has_help(name: str, option: click.Option) -> None:
    assert option.help and option.help.endswith(".")


def test_every_command_has_an_example_and_a_python_call_and_nothing_else_has() -> None:
    assert set(EXAMPLES) == set(group.commands)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_call_what_they_are_examples_of(name: str) -> None:
    shell, python = EXAMPLES[name]
    assert shlex.split(shell)[:2] == ["stemma", name]
    called = re.search(r"(stemma|case)\.(\w+)\(", python)
    assert called is not None and called[2] == name
    assert callable(getattr(stemma if called[1] == "stemma" else stemma.Case, name))
    assert python in reference() and f"Example: {shell}" in reference()


@pytest.mark.parametrize("name", [n for n in EXAMPLES if n not in ("collate", "show")])
def test_examples_can_be_run(name: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STEMMA_AUTHOR", "me")
    for copy in ("reports.stemma", "python.stemma"):
        shutil.copy(case, tmp_path / copy)
    (tmp_path / "wikidata.jsonl").write_text('{"id": "Q1", "names": ["Dalia Oren"]}')
    assert run(*shlex.split(EXAMPLES[name].shell)[1:]).code == 0
    with stemma.open("python.stemma") as opened:
        eval(EXAMPLES[name].python, {"stemma": stemma, "case": opened, "id": opened.stories()[0].id})


def test_every_list_of_a_case_has_a_command() -> None:
    others = {
        "close": "a command closes by itself",
        "dossier": "people CASE NAME",
        "trees": "origins CASE --tree",
        "questions": "judge CASE --json",
        "mentions": "split CASE ENTITY",
        "undo": "judgements CASE --undo",
        "export_judgements": "judgements CASE --export",
        "import_judgements": "judgements CASE --import",
        "settle": "done by each command that decides",
    }
    methods = {n for n, value in vars(stemma.Case).items() if callable(value) and not n.startswith("_")}
    assert methods - set(others) <= set(group.commands)

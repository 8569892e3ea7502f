"""Copy trees on the command line, and houses of one's own."""

from pathlib import Path

import pytest
from cli_case import run

import stemma
from stemma.settings import Settings
from stemma.types import House

OWN = '[agency]\n"VTA" = { country = "VA", language = "en", owner = "Varland Trust" }\n'


def test_the_tree_is_drawn_with_a_heading_a_story(case: Path) -> None:
    drawn, told = run("origins", case, "--tree"), run("origins", case, "--tree", "--json")
    assert (drawn.code, drawn.err, told.code) == (0, "", 0)
    for row in told.rows:
        assert f"{row['title']}: " in drawn.out
        assert all(node["name"] in drawn.out for node in row["nodes"])
    assert any(row["lines"] for row in told.rows)


@pytest.mark.parametrize(("form", "begins"), [("dot", "digraph stemma {"), ("graphml", "<?xml")])
def test_the_tree_is_written_for_other_programs(case: Path, form: str, begins: str) -> None:
    told = run("origins", case, "--tree", "--format", form)
    assert told.code == 0
    assert told.out.startswith(begins)


def test_a_format_without_a_tree_cannot_be_meant(case: Path) -> None:
    told = run("origins", case, "--format", "dot")
    assert told.code == 2
    assert "--format dot goes with --tree" in told.err


def test_the_tree_takes_the_filters(case: Path) -> None:
    assert run("origins", case, "--tree", "--about", "zeppelin").out.startswith("no stories match")
    assert len(run("origins", case, "--tree", "--json", "--limit", "1").rows) == 1


def test_a_story_tells_why_it_has_so_many_origins(case: Path) -> None:
    with stemma.open(case) as opened:
        story = next(s for s in opened.stories() if s.reports > 1)
        assert story.because
        facts = opened.show(story.id).facts
    assert ("because", story.because[0]) in facts


def test_houses_of_ones_own_are_taken_from_the_file_named_or_the_folder_of_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        "Ferry sinks\n\nPORT SANNICK (VTA) - Twelve people were killed on Saturday, police said."
    )
    (tmp_path / "stemma").mkdir()
    table = tmp_path / "stemma" / "outlets.toml"
    table.write_text(OWN)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert run("collate", report, "--case", tmp_path / "own.stemma", "--quiet", "--no-report").code == 0
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    named = run(
        "collate", report, "--case", tmp_path / "b.stemma", "--quiet", "--no-report", "--outlets", table
    )
    assert named.code == 0
    for name in ("own.stemma", "b.stemma"):
        with stemma.open(tmp_path / name) as opened:
            assert {(o.name, o.kind) for o in opened.origins()} >= {("VTA", "agency")}


def test_a_table_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ferry sinks\n\nTwelve people were killed on Saturday, police said.")
    table = tmp_path / "outlets.toml"
    table.write_text('[agency]\n"VTA" = { slant = "left" }')
    told = run("collate", tmp_path / "a.txt", "--case", tmp_path / "a.stemma", "--outlets", table)
    assert told.code == 2
    assert "slant = 'left' cannot be" in told.err
    assert not (tmp_path / "a.stemma").exists()


def test_settings_with_houses_are_read_back_from_their_fingerprint() -> None:
    rows = (House("VTA", "agency", ("V|T", "it's"), owner="Varland: Trust"),)
    kept = Settings.of(Settings(outlets=rows, key_cap=50).fingerprint)
    assert (kept.outlets, kept.key_cap) == (rows, 50)
    assert Settings().fingerprint == Settings.of(Settings().fingerprint).fingerprint

"""Every list with every filter, as text, as JSON and cut short."""

import json
from pathlib import Path

import pytest
from cli_case import run

import stemma
from stemma.cli.lists import LISTS

NAMES = [*(command.name or "" for command in LISTS), "origins"]
FILTERED = [name for name in NAMES if name != "refusals"]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_prints_a_heading_and_a_line_a_row(case: Path, name: str) -> None:
    told, text = run(name, case, "--json"), run(name, case)
    assert (told.code, told.err, text.code, text.err) == (0, "", 0, "")
    assert told.rows
    assert len(text.out.splitlines()) == 1 + len(told.rows)
    assert not any(line != line.rstrip() for line in text.out.splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_every_row_shows_an_id_that_show_accepts(case: Path, name: str) -> None:
    heading, *lines = run(name, case).out.splitlines()
    column = heading.split().index("ID")
    for line in lines:
        assert run("show", case, line.split()[column]).code == 0


@pytest.mark.parametrize("name", FILTERED)
def test_limit_cuts_a_list_short_from_its_end(case: Path, name: str) -> None:
    whole = run(name, case, "--json").rows
    assert run(name, case, "--json", "--limit", "1").rows == whole[:1]
    assert run(name, case, "--json", "--limit", "10000").rows == whole
    assert len(run(name, case, "--limit", "1").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "options", "method"),
    [
        ("statements", {"who": "oren"}, "statements"),
        ("statements", {"outlet": "ledger"}, "statements"),
        ("statements", {"about": "grief"}, "statements"),
        ("figures", {"about": "dead"}, "figures"),
        ("timeline", {"since": "2031-05-05"}, "timeline"),
        ("documents", {"until": "2031-05-04"}, "documents"),
        ("documents", {"since": "2031-05-04", "until": "2031-05-05"}, "documents"),
        ("people", {"outlet": "radio"}, "people"),
        ("entities", {"who": "sannick"}, "entities"),
        ("origins", {"outlet": "gazette"}, "origins"),
    ],
)  # fmt: skip
def test_a_filter_leaves_what_the_library_leaves(
    case: Path, name: str, options: dict[str, str], method: str
) -> None:
    typed = [word for key, value in options.items() for word in (f"--{key}", value)]
    found = run(name, case, "--json", *typed).rows
    assert 0 < len(found) < len(run(name, case, "--json").rows)
    with stemma.open(case) as opened:
        expected = getattr(opened, method)(stemma.Filter(**options))
    assert [row.get("id", row.get("name")) for row in found] == [
        getattr(row, "id", None) or row.name for row in expected
    ]


@pytest.mark.parametrize(
    ("typed", "meant"), [("2031", "2031-05-06"), ("2031-05", "2031-05-06"), ("2031-05-04", "2031-05-04")]
)
def test_months_and_years_count_to_their_last_day(case: Path, typed: str, meant: str) -> None:
    found = run("documents", case, "--json", "--until", typed).rows
    assert max(row["published"]["low"][:10] for row in found) == meant


def test_a_story_is_named_by_its_id_the_start_of_it_or_its_number(case: Path) -> None:
    stories = run("stories", case, "--json").rows
    assert len(stories) > 1
    for number, line in enumerate(run("stories", case).out.splitlines()[1:], start=1):
        assert line.split()[0] == str(number)
    for number, story in enumerate(stories, start=1):
        for name in (str(number), story["id"], story["id"][:9]):
            found = run("documents", case, "--json", "--story", name).rows
            assert {row["id"] for row in found} == set(story["documents"])


def test_a_narrowed_list_of_stories_has_no_numbers_which_would_mean_others(case: Path) -> None:
    assert "NO." in run("stories", case).out
    assert "NO." not in run("stories", case, "--outlet", "radio").out


@pytest.mark.parametrize("name", FILTERED)
def test_an_empty_list_says_so_and_what_to_do(case: Path, name: str) -> None:
    nothing = run(name, case, "--outlet", "no such outlet")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err.startswith("no ") and nothing.err.endswith("match; leave a filter out\n")
    assert run(name, case, "--outlet", "no such outlet", "--json").rows == []


def test_a_list_of_nothing_points_to_the_summary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The weather was fine.\n")
    bare = tmp_path / "a case.stemma"
    assert run("collate", tmp_path / "a.txt", "--case", bare, "--quiet").code == 0
    told = run("differences", bare)
    assert (told.code, told.out) == (0, "")
    assert told.err == f"the case holds no differences; what it does hold: stemma summary '{bare}'\n"
    assert run("refusals", bare).err == "nothing was refused\n"


def test_who_repeats_whom_is_told_in_the_direction_it_went(case: Path) -> None:
    assert "Harbour Gazette → Northern Ledger" in run("reuse", case).out


def test_figures_without_a_number_keep_their_words(tmp_path: Path) -> None:
    text = "Fire in Sannick\n3 May 2031\n\nDozens of people were injured in a fire in Sannick, police said.\n"
    (tmp_path / "fire.txt").write_text(text)
    run("collate", tmp_path / "fire.txt", "--case", tmp_path / "fire.stemma", "--quiet")
    told = run("figures", tmp_path / "fire.stemma").out
    assert "ozens" in told and "unknown" not in told


# --- one record, some words -------------------------------------------------------------------------


def test_show_prints_facts_and_evidence_in_context(case: Path) -> None:
    (row,) = run("statements", case, "--about", "grief", "--json").rows
    told = run("show", case, row["id"][:9])
    assert told.code == 0
    assert "  speaker       Dalia Oren\n" in told.out
    assert "[This is a day of grief for all of Varland]" in told.out
    found = json.loads(run("show", case, row["id"], "--json").out)
    assert isinstance(found, dict) and found["id"] == row["id"]


def test_show_names_how_many_places_it_left_out(case: Path) -> None:
    places = {row["id"]: row["mentions"] for row in run("entities", case, "--json").rows}
    id = max(places, key=lambda key: places[key])
    short, whole = run("show", case, id), run("show", case, id, "--all")
    assert ("more place" in short.out) == (places[id] > 12)
    assert "more place" not in whole.out


def test_search_takes_words_phrases_filters_and_a_limit(case: Path) -> None:
    assert {hit["path"] for hit in run("search", case, "ferry", "Ostara", "--json").rows} == {
        "gazette.txt", "ledger.txt", "owners.txt", "radio.jsonl#7", "radio.jsonl#8",
    }  # fmt: skip
    assert [hit["path"] for hit in run("search", case, '"day of grief"', "--json").rows] == ["gazette.txt"]
    found = run("search", case, "ferry", "--outlet", "ledger", "--json").rows
    assert [hit["path"] for hit in found] == ["ledger.txt"]
    assert len(run("search", case, "ferry", "--limit", "2", "--json").rows) == 2
    text = run("search", case, "grief").out
    assert text.startswith("gazette.txt  doc-") and "[grief]" in text


def test_search_that_finds_nothing_says_so(case: Path) -> None:
    told = run("search", case, "submarine")
    assert (told.code, told.out) == (0, "")
    assert told.err == "nothing found for submarine; try fewer words or filters\n"
    assert run("search", case, "submarine", "--json").rows == []


def test_the_summary_is_text_or_one_object(case: Path) -> None:
    text = run("summary", case).out
    assert "5 reports from 3 outlets, 3–6 May 2031" in text
    assert "\n  1  " in text and "\n  refused: 1 input\n" in text
    assert json.loads(run("summary", case, "--json").out)["reports"] == 5

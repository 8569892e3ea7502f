import json
from pathlib import Path

import pytest
from benchmarks.quantities import Item, found_items, gold_item, main, score

from stemma.annotate.quantities import quantities_in


def row(value: str, unit: str = "-", change: str = "=", concept: str = "-", name: str = "") -> dict[str, str]:
    return {
        "value": value,
        "unit": name or unit,
        "normalized_unit": unit,
        "change": change,
        "referred_concepts": concept,
    }


def items(text: str) -> list[Item]:
    return list(found_items(text, list(quantities_in(text))))


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("5.0", (5, 5)),
        ("10-20", (10, 20)),
        ("4.8-4.7", (4.8, 4.7)),
        ("-5.0", (-5, -5)),
        ("2E-08", (2e-8, 2e-8)),
    ],
)
def test_values_of_the_file(value: str, bounds: tuple[float, float]) -> None:
    assert gold_item(row(value)).bounds == bounds


def test_what_newsquant_writes_otherwise_is_put_into_its_terms() -> None:
    assert [i.bounds for i in items("Output fell from 40 to 30.")] == [(40, 30)]
    assert [i.bounds for i in items("Output fell to 30 from 40.")] == [(40, 30)]
    assert [i.bounds for i in items("It took two or three boats.")] == [(2, 2), (3, 3)]
    assert [i.bounds for i in items("Dozens of boats sank.")] == [(24, 99)]
    assert [i.change for i in items("It took at least 30 boats, about 40 men and 9 cows.")] == [">", "~", "="]
    assert [i.change for i in items("It rose more than 30 percent.")] == [">"]


FILE = [
    {
        "text": "The Orla index rose 2 percent.",
        "quantities": [row("2.0", "percentage", "up", "Orla index")],
    },
    {"text": "It has nine large barns.", "quantities": [row("9", "large barn")]},
    {"text": "Nothing is told.", "quantities": []},
]


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    return path


def test_all_that_agrees_scores_one(tmp_path: Path) -> None:
    figures, misses = score([write(tmp_path, FILE)])
    assert set(figures.values()) == {1.0}
    assert not any(misses.values())


@pytest.mark.parametrize(
    ("change", "measures"),
    [
        ({"value": "3.0"}, {"value_f1", "value_unit_f1", "value_change_f1", "value_concept_f1"}),
        ({"normalized_unit": "dollar", "unit": "$"}, {"value_unit_f1"}),
        ({"change": "="}, {"value_change_f1"}),
        ({"referred_concepts": "Velt"}, {"value_concept_f1"}),
    ],
)
def test_what_differs_costs_its_measure(tmp_path: Path, change: dict[str, str], measures: set[str]) -> None:
    quantity = {**row("2.0", "percentage", "up", "Orla index"), **change}
    figures, _ = score([write(tmp_path, [{**FILE[0], "quantities": [quantity]}])])
    assert {name for name, value in figures.items() if value < 1} == measures


def test_the_command_prints_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quantities", str(write(tmp_path, FILE)), "--json"])
    main()
    assert json.loads(capsys.readouterr().out)["value_concept_f1"] == 1.0

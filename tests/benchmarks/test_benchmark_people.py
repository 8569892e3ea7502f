import json
import subprocess
import sys

import pytest
from benchmarks.people import by_kind, figures, labelled, read
from training.people_pairs import Pair


def pairs(*told: bool) -> list[Pair]:
    return [Pair(str(at), "x", same, "t") for at, same in enumerate(told)]


def test_figures_of_a_perfect_order_are_one() -> None:
    found = figures(pairs(True, True, False), [0.9, 0.8, 0.1])
    assert (found["recall_at_p95"], found["best_f1"], found["average_precision"]) == (1.0, 1.0, 1.0)
    assert found["threshold"] == 0.8


def test_one_near_miss_on_top_costs_all_recall_at_high_precision() -> None:
    found = figures(pairs(True, False, True), [0.5, 0.9, 0.4])
    assert found["recall_at_p95"] == 0
    assert found["best_f1"] == pytest.approx(0.8)
    assert found["average_precision"] == pytest.approx((1 / 2 + 2 / 3) / 2, abs=1e-4)


def test_ties_count_together() -> None:
    assert figures(pairs(True, False), [0.5, 0.5]) == figures(pairs(False, True), [0.5, 0.5])


@pytest.mark.parametrize(
    "text",
    [
        "name_a,name_b,same\nA B,A C,1\nD E,D F,0\nG,H,\n",
        "Name_A,Name_B,Same\nA B,A C,true\nD E,D F,False\n",
        "what,left,right,label\nperson,A B,A C,yes\nperson,D E,D F,no\nperson,G,H,unsure\n",
        "name_a;name_b;same\nA B;A C;same\nD E;D F;different\n",
        '\ufeffname_a,name_b,same\n"A B",A C,1.0\nD E,D F,0.0\n',
    ],
)
def test_labels_are_read_however_they_are_written(tmp_path, text) -> None:
    path = tmp_path / "bench.csv"
    path.write_text(text, "utf-8")
    assert labelled(path) == [Pair("A B", "A C", True, "bench"), Pair("D E", "D F", False, "bench")]


def test_other_csv_files_are_lists(tmp_path) -> None:
    for name in ("l_treated.csv", "l_untreated.csv"):
        (tmp_path / name).write_text("full_name,gender\nDALIA OREN,\n", "utf-8")
    assert labelled(tmp_path / "l_untreated.csv") is None
    assert read(tmp_path / "l_untreated.csv", measure=None) == []


def test_the_command_prints_one_object(tmp_path) -> None:
    path = tmp_path / "bench.csv"
    path.write_text("name_a,name_b,same\nDalia Oren,Oren Dalia,1\nDalia Oren,Petr Varl,0\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.people", str(path), "--peers", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert {"recall_at_p95", "best_f1", "average_precision"} <= set(found)
    assert "rapidfuzz ratio" in found["peers"]


def test_errors_of_labelled_kinds_are_counted_at_the_threshold(tmp_path) -> None:
    path = tmp_path / "bench.csv"
    path.write_text("name_a,name_b,same,kind\nA B,A C,1,order\nD E,D F,0,order\nG,H,1,slip\n", "utf-8")
    pairs = labelled(path)
    assert by_kind(pairs, [0.2, 0.9, 0.9], 0.5) == {
        "order": {"pairs": 2, "missed": 1, "wrong": 1},
        "slip": {"pairs": 1, "missed": 0, "wrong": 0},
    }

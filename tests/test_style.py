"""The gates of style that no linter has: sizes, first sentences, public names, what an import costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import stemma

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "benchmarks", "examples", "training", "tests")
FILES = {str(p.relative_to(ROOT)): p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*.py"))}
LONGEST_FILE, LONGEST_FUNCTION = 500, 60
HEAVY = (
    "click", "jinja2", "lxml", "numpy", "onnxruntime", "py3langid", "rapidfuzz", "rich", "sentencex", "spacy",
    "tokenizers", "trafilatura",
)  # fmt: skip
FORBIDDEN_NAMES = ("Manager", "Helper", "Util")


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Yield each function with its length in lines, decorators not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("file", FILES)
def test_files_and_functions_stay_small(file: str) -> None:
    text = FILES[file].read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    if not file.startswith("tests"):  # where a function may be one long piece of sample data
        assert [(name, lines) for name, lines in functions(text) if lines > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("file", [f for f in FILES if not f.startswith("tests")])
def test_modules_open_with_a_sentence(file: str) -> None:
    doc = ast.get_docstring(ast.parse(FILES[file].read_text("utf-8"))) or ""
    first = doc.split("\n\n")[0]
    assert first[:1].isupper(), f"opens with {first[:60]!r}"
    assert first.rstrip().endswith((".", ":", "?")), f"opens with {first[-60:]!r}"


@pytest.mark.parametrize("file", [f for f in FILES if f.startswith("src")])
def test_nouns_say_what_they_are(file: str) -> None:
    classes = [
        n.name for n in ast.walk(ast.parse(FILES[file].read_text("utf-8"))) if isinstance(n, ast.ClassDef)
    ]
    assert [name for name in classes if name.endswith(FORBIDDEN_NAMES)] == []
    assert not file.endswith(("utils.py", "helpers.py", "misc.py", "common.py"))


def test_the_public_names_are_sorted_whole_and_there() -> None:
    assert stemma.__all__ == sorted(stemma.__all__)
    assert [name for name in stemma.__all__ if not hasattr(stemma, name)] == []
    own = {name for name in vars(stemma) if not name.startswith("_") and _is_ours(name)}
    assert own <= set(stemma.__all__)


def _is_ours(name: str) -> bool:
    """A public name of the package that is no module; modules are reached by their own names."""
    return not isinstance(getattr(stemma, name), type(sys)) and name != "annotations"


def test_every_public_name_is_documented() -> None:
    undocumented = [
        n for n in stemma.__all__ if callable(getattr(stemma, n)) and not getattr(stemma, n).__doc__
    ]
    assert undocumented == []


def test_the_import_of_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, stemma; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_test_files_have_names_of_their_own() -> None:
    """Pytest imports test files by their bare names: two of one name would hide each other."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


# --- the gates themselves can fail --------------------------------------------------------------


def test_a_long_function_is_seen_wherever_it_stands() -> None:
    text = "class A:\n    def f(self):\n" + "        pass\n" * 60
    assert dict(functions(text)) == {"f": 61}

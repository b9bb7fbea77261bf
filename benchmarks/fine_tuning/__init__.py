"""Fits the sentence encoder to questions of staff; done outside the set-up, its result is understanding/adapter.npz."""

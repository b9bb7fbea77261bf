"""Reads from an account of harassment who did it, to whom, who saw it, and what the person wishes."""

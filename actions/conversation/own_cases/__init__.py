"""A person's own cases: told, added to, withdrawn."""

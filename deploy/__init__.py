"""Starting an installation."""

"""`python -m actions.conversation.telling`: fits the readers that learn from lines, where their lines have changed."""

from actions.conversation.telling.learned import load_readers

load_readers()

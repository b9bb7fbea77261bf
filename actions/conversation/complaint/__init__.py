"""What the form of a harassment complaint does in its own way."""

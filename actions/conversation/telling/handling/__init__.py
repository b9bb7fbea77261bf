"""What people say when they handle a case: which one, what they do with it, and what they tell with that."""

"""What people say about a case that is open already: which one, what they wish, what is to be added."""

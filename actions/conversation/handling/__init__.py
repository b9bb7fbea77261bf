"""Cases handled by talking: what is waiting, what may be done with it, and doing it."""

"""A week at each ministry, played against a running installation under a clock that is moved."""

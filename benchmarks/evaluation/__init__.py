"""How good the answers and the routing are, on questions that nobody used to build them."""

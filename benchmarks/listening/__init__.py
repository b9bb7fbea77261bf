"""How well what was learned from some hands hears another."""

"""Reads fields of a case out of what a person tells in their own words; never invents what was not said."""

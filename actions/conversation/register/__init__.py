"""The register of exemptions by talking, and in answers to policy questions."""

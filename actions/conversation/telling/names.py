"""People's names as they are written: "Losa", "Tama Wīneera", "Anneke van der Berg", without a final 's."""

CAPITALISED = r"(?!I\b)[A-ZĀĒĪŌŪʻ](?:[\wʻ-]|['’](?!s\b))*(?!\w)"
NAME = rf"{CAPITALISED}(?: (?:(?:de|van|von|der|la) )*{CAPITALISED}){{0,3}}"

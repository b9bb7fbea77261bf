"""A person in the directory."""

from dataclasses import dataclass

ROLES = frozenset({"staff", "manager", "people_team", "ict_security", "ciso", "service_desk", "secretary"})


@dataclass(frozen=True)
class Person:
    """Somebody who works, or (not `active`) has worked, for an organisation; known by e-mail address."""

    email: str
    name: str
    organisation: str
    manager_email: str | None
    roles: frozenset[str]
    entra_object_id: str | None
    active: bool = True

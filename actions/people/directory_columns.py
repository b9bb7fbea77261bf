"""How an organisation's export from Entra ID is read, as its directory.yml says."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import validator

from actions.people.person import ROLES
from actions.yaml_model import YamlModel, read_yaml_model

FILE = "directory.yml"
DEFAULTS = Path(__file__).with_name("directory_columns.yml")
THINGS = ("email", "name", "manager", "entra_object_id", "active", "groups")


class DirectoryColumns(YamlModel):
    """What directory_columns.yml explains."""

    columns: Mapping[str, tuple[str, ...]] = {}
    left_out: Mapping[str, tuple[str, ...]] = {}
    roles: Mapping[str, str] = {}

    @validator("columns")
    def _are_of_things_to_be_known(cls, columns: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        if not set(columns) <= set(THINGS):
            raise ValueError(f"only {', '.join(THINGS)} are read from columns")
        return columns

    @validator("roles", each_item=True)
    def _are_roles(cls, role: str) -> str:
        if role not in ROLES:
            raise ValueError(f"{role} is not among the roles {', '.join(sorted(ROLES))}")
        return role


def directory_columns(organisation_folder: Path) -> DirectoryColumns:
    """Returns how an organisation's export is read: the defaults, and in their place what its own file says.

    Raises YamlModelError naming each fault of the file.
    """
    defaults = read_yaml_model(DEFAULTS, DirectoryColumns)
    file = organisation_folder / FILE
    if not file.exists():
        return defaults
    own = read_yaml_model(file, DirectoryColumns)
    return own.copy(update={"columns": {**defaults.columns, **own.columns}, **_unsaid(own, defaults)})


def _unsaid(own: DirectoryColumns, defaults: DirectoryColumns) -> dict[str, object]:
    said = own.__fields_set__
    return {name: getattr(defaults, name) for name in ("left_out", "roles") if name not in said}

"""Activities that came before: Teams sends one again where it was not answered in time."""

from cachetools import TTLCache

from bot.channels.teams.incoming import Incoming

MOST_REMEMBERED = 20_000
SECONDS_REMEMBERED = 10 * 60


class Seen:
    """Remembers the latest activities for a while."""

    def __init__(self) -> None:
        self._seen: TTLCache[tuple[str, str], bool] = TTLCache(MOST_REMEMBERED, SECONDS_REMEMBERED)

    def is_new(self, activity: Incoming) -> bool:
        """Whether an activity comes for the first time; one without an id always does."""
        name = (activity.place.id, activity.id)
        if activity.id and name in self._seen:
            return False
        self._seen[name] = True
        return True

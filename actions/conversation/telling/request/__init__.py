"""What a request tells: for which days, for whom, why, and whether the manager knows."""

"""Written conversations, played over the web channel against the running servers and scored by what they left."""

"""The bot's side: the Bot API over HTTP, as a bot calls it and as it gets its updates."""

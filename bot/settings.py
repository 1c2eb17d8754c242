"""All configuration; nothing else reads the environment."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import StartupError


class Settings(BaseSettings):
    """What can be set, in the environment or in a file `.env`; every setting has a default.

    Attributes:
        bot_token: from @BotFather; without it Hospes talks on its own chat server only.
        database_url: `sqlite:///path` or `postgresql://user@host/name`.
        data: folder of the default database and the chat server's file.
        host, port: where pages, and the chat server, are served.
        public_url: under which others reach those pages; certificates carry it.
        telegram_api: the Bot API's base address, for a local Bot API server.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_prefix="HOSPES_", extra="ignore", populate_by_name=True
    )

    bot_token: SecretStr | None = Field(None, alias="BOT_TOKEN")
    database_url: str = Field("", alias="DATABASE_URL")
    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""
    telegram_api: str = "https://api.telegram.org"

    @property
    def database(self) -> str:
        """Give the database's address, the default spelled out."""
        return self.database_url or f"sqlite:///{self.data}/hospes.db"

    @property
    def address(self) -> str:
        """Give the address of our pages as others see it, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def load() -> Settings:
    """Read the configuration.

    Raises:
        StartupError: a setting does not fit; says which and why.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise StartupError("The configuration does not fit:\n  " + "\n  ".join(lines)) from error

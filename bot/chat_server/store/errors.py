"""Why something is not kept."""


class StoreInUse(OSError):
    """Another server uses this store."""


class StoreTooNew(OSError):
    """A newer version has kept this."""


class NotWritten(OSError):
    """What has changed could not be written just now; it is tried again."""

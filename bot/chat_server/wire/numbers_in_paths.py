"""`{name:id}` in an address: a number short enough to be one of ours."""

from starlette.convertors import Convertor

LARGEST_ID = 10**18 - 1


class IdConvertor(Convertor[int]):
    """At most 18 digits, so that nobody makes us read a number as long as a book."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Its digits."""
        return str(value)

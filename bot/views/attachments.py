"""Every kind of picture and file there is: a recipe begins with one of these words."""

from collections.abc import Callable, Mapping

from bot.views.calendar import calendar_file
from bot.views.certificates import certificate_file
from bot.views.content import Attachment
from bot.views.exports.attachment import export_file
from bot.views.mydata import my_data_file
from bot.views.reader import Reader
from bot.views.results import chart
from storage.work import Reading

ATTACHMENTS: Mapping[str, Callable[[Reading, Reader, str], Attachment]] = {
    "mydata": my_data_file,
    "calendar": calendar_file,
    "certificate": certificate_file,
    "chart": chart,
    "export": export_file,
}


def attachment(reading: Reading, reader: Reader, recipe: str) -> Attachment:
    """Find what a recipe names."""
    kind, _, about = recipe.partition(":")
    return ATTACHMENTS[kind](reading, reader, about)

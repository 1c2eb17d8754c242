"""The file of all that is kept of somebody, for /mydata."""

import json
from datetime import datetime
from typing import Any

from bot.views.content import Attachment
from bot.views.reader import Reader
from storage.ids import unshort
from storage.work import Reading


def my_data_file(reading: Reading, _reader: Reader, about: str) -> Attachment:
    """Draw the file; `about` is the person's short id and the second in which it was asked for."""
    person_id, _, _second = about.partition(":")
    copy = reading.belongings.of(unshort(person_id))
    for answer in copy["answers"]:
        run = reading.prompts.run(answer["run_id"])
        answer["question"] = run.definition["text"] if run else ""
    return Attachment(
        recipe=f"mydata:{about}",
        kind="document",
        file_name="hospes-my-data.json",
        draw=lambda: json.dumps(copy, ensure_ascii=False, indent=2, default=_plain).encode(),
    )


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever a column holds
    return value.isoformat() if isinstance(value, datetime) else str(value)

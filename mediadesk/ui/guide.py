"""The user guide as it lies in the resources: a text for each topic and language."""

import os
from dataclasses import dataclass

from mediadesk.ui.resources import resource_path

_SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Topic:
    """One text of the guide, in Markdown; its first heading is the title."""

    name: str
    title: str
    text: str


def topics(language: str) -> list[Topic]:
    """Return the topics in reading order, in that language ("de-CH") as far as there are texts."""
    source, translated = resource_path("help", _SOURCE), resource_path("help", language[:2])
    found = []
    for name in sorted(os.listdir(source)):
        path = os.path.join(translated, name)
        with open(path if os.path.exists(path) else os.path.join(source, name), "rb") as file:
            text = file.read().decode("utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        found.append(Topic(name.partition("-")[2].removesuffix(".md"), title, text))
    return found

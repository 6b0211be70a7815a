"""Where in an XMP text each property stands, so that one can be changed and the rest left alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_LISTS = frozenset({f"{RDF} Bag", f"{RDF} Seq", f"{RDF} Alt"})
_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_ATTRIBUTE = re.compile(rb"(\s+)([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class Item:
    """One `rdf:li` of a list: where it stands, its text, and its language where it states one."""

    start: int
    end: int
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A property as it stands in the text, from `start` to `end` (bytes of UTF-8).

    `items` are those of a list, whose inside is from `list_start` to `list_end` (0: there is
    none); `text` is all text within it. `is_attribute` when it is written in the tag of its
    description: then the span has the blank before it.
    """

    name: str
    """Name space and local name, with a blank between them."""
    start: int
    end: int
    text: str
    items: tuple[Item, ...] = ()
    list_start: int = 0
    list_end: int = 0
    is_attribute: bool = False


@dataclass(slots=True)
class Description:
    """One `rdf:Description`: where its tag ends, where it ends itself, and what it states."""

    tag_start: int
    tag_end: int
    is_closed: bool
    """True for `<rdf:Description ... />`, which has no inside yet."""
    tag_name: str
    prefixes: Mapping[str, str]
    """By name space, the prefix that stands for it inside."""
    inside_end: int = 0
    about: str = ""
    properties: list[Written] = field(default_factory=list)


@dataclass(slots=True)
class XmpPlaces:
    """The descriptions of an XMP, and its `rdf:RDF`, into which a first one can be put."""

    rdf: Description | None = None
    descriptions: list[Description] = field(default_factory=list)


def find_places(body: bytes) -> XmpPlaces:
    """Find every property of an XMP (UTF-8, without a DOCTYPE).

    Raises ValueError when it is not well-formed.
    """
    finder = _Finder(body)
    try:
        finder.parser.Parse(body, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return finder.found


class _Finder:
    """Follows expat through the text; it knows the byte at which each tag begins."""

    def __init__(self, body: bytes) -> None:
        self.found = XmpPlaces()
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.EndNamespaceDeclHandler = self._forget
        self._body = body
        self._scope: dict[str, list[str]] = {}
        self._path: list[str] = []
        self._at_rdf = -1
        self._description: Description | None = None
        self._property_start = 0
        self._list = (0, 0)
        self._item_start = 0
        self._text: list[str] = []
        self._items: list[Item] = []
        self._item_text: list[str] | None = None
        self._item_lang = ""

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._scope.setdefault(prefix or "", []).append(uri or "")

    def _forget(self, prefix: str | None) -> None:
        self._scope[prefix or ""].pop()

    def _take(self, text: str) -> None:
        if self._description is not None and self._depth > 2:
            self._text.append(text)
            if self._item_text is not None:
                self._item_text.append(text)

    @property
    def _depth(self) -> int:
        """1 inside rdf:RDF, 2 inside a description, 3 inside a property, and so on."""
        return 0 if self._at_rdf < 0 else len(self._path) - self._at_rdf

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        if name == f"{RDF} RDF" and self._at_rdf < 0:
            self._at_rdf = len(self._path)
            self.found.rdf = self._described(at, attributes)
        elif self._depth == 1:
            self._description = self._described(at, attributes)
            self._read_attributes(self._description, attributes)
            self.found.descriptions.append(self._description)
        elif self._depth == 2:
            self._property_start = at
            self._text, self._items, self._list = [], [], (0, 0)
        elif self._depth == 3 and name in _LISTS:
            tag = _tag(self._body, at)
            self._list = (0, 0) if tag[1] else (tag.end(), 0)
        elif self._depth == 4 and name == f"{RDF} li" and self._path[-1] in _LISTS:
            self._item_start, self._item_text = at, []
            self._item_lang = attributes.get(_LANG, "")
        self._path.append(name)

    def _end(self, name: str) -> None:
        at = self.parser.CurrentByteIndex
        self._path.pop()
        if self._at_rdf == len(self._path):
            if self.found.rdf is not None:
                self.found.rdf.inside_end = at
            self._at_rdf, self._description = -1, None
        elif self._description is None:
            return
        elif self._depth == 1:
            self._description.inside_end = at
            self._description = None
        elif self._depth == 2:
            start, text = self._property_start, "".join(self._text).strip()
            end = self._end_of(start, at)
            self._description.properties.append(
                Written(name, start, end, text, tuple(self._items), *self._list)
            )
        elif self._depth == 3 and name in _LISTS and self._list[0]:
            self._list = (self._list[0], at)
        elif self._depth == 4 and self._item_text is not None:
            start, text = self._item_start, "".join(self._item_text).strip()
            self._items.append(Item(start, self._end_of(start, at), text, self._item_lang))
            self._item_text = None

    def _end_of(self, start: int, closing: int) -> int:
        """Return the end of the element that starts there and whose end tag is at `closing`."""
        tag = _tag(self._body, start)
        return tag.end() if tag[1] else self._body.index(b">", closing) + 1

    def _described(self, at: int, attributes: dict[str, str]) -> Description:
        tag = _tag(self._body, at)
        prefixes = {uris[-1]: prefix for prefix, uris in self._scope.items() if uris and prefix}
        opening = re.match(rb"<([^\s/>]+)", tag[0])
        return Description(
            tag_start=at,
            tag_end=tag.end(),
            is_closed=bool(tag[1]),
            tag_name="" if opening is None else opening[1].decode(),
            prefixes=prefixes,
            about=attributes.get(f"{RDF} about", ""),
        )

    def _read_attributes(self, description: Description, attributes: dict[str, str]) -> None:
        tag = self._body[description.tag_start : description.tag_end]
        for found in _ATTRIBUTE.finditer(tag):
            prefix, colon, local = found[2].decode().partition(":")
            uris = self._scope.get(prefix, [])
            name = f"{uris[-1]} {local}" if colon and uris else ""
            if name in attributes and uris[-1] != RDF:
                start = description.tag_start + found.start()
                end = description.tag_start + found.end()
                text = attributes[name]
                description.properties.append(Written(name, start, end, text, is_attribute=True))


def _tag(body: bytes, at: int) -> re.Match[bytes]:
    tag = _START_TAG.match(body, at)
    if tag is None:
        raise ValueError("a tag in no known shape")
    return tag

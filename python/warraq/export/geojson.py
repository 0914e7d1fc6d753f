"""GeoJSON (RFC 7946): a point for each mention of a place whose coordinates are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warraq import Document

__all__ = ["features"]


def features(document: Document, number: int = 1) -> list[dict[str, object]]:
    """The places of a document; the properties are the columns of the table of entities.

    >>> import warraq
    >>> feature = features(warraq.tag("وصل إلى بغداد."))[0]
    >>> feature["geometry"]["type"], feature["properties"]["text"]
    ('Point', 'بغداد')
    """
    return [
        {
            "type": "Feature",
            # Longitude first.
            "geometry": {"type": "Point", "coordinates": [entity.lon, entity.lat]},
            "properties": {
                "doc_id": document.id or str(number),
                "start": entity.start,
                "end": entity.end,
                "text": entity.text,
                "label": entity.label,
                "canonical": entity.canonical,
                "entity_id": entity.entity_id,
                "country": entity.country,
                "score": round(entity.score, 4),
                "date": document.date,
                "group": document.group,
            },
        }
        for entity in document.entities
        if entity.lat is not None and entity.lon is not None
    ]

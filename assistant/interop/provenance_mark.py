"""The mark in the file's own properties: a model wrote the draft, and whether a person answers for it."""

from xml.sax.saxutils import escape

from assistant.interop.layout import Sheet

SOURCE_TYPES = {
    True: "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
    False: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
"""IPTC's digital source types, by whether a person approved the text."""

_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{line}</rdf:li></rdf:Alt></dc:description>
<dc:identifier>sha256:{sha256}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<Iptc4xmpExt:DigitalSourceType>{source_type}</Iptc4xmpExt:DigitalSourceType>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""

# The format id that Office gives to properties a program adds (ECMA-376, part 1, 22.3.2.2).
_PROPERTY = """<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">
<vt:lpwstr>{value}</vt:lpwstr></property>"""

_PROPERTIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{entries}</Properties>"""


def author(sheet: Sheet) -> str:
    """Who answers for the text; nobody does for a draft."""
    return sheet.mark.by or "Nobody yet: an unsigned draft"


def xmp(sheet: Sheet) -> str:
    """The mark for a PDF, as XMP."""
    values = {
        "title": sheet.title,
        "author": author(sheet),
        "line": sheet.mark.line,
        "sha256": sheet.mark.sha256,
        "language": sheet.language,
        "keywords": sheet.mark.keywords,
        "source_type": SOURCE_TYPES[sheet.mark.approved],
    }
    return _XMP.format(**{name: escape(value) for name, value in values.items()})


def custom_properties(sheet: Sheet) -> bytes:
    """The mark for a word processor file, as its custom properties part."""
    values = {
        "AIGenerated": "true",
        "HumanApproved": "true" if sheet.mark.approved else "false",
        "DigitalSourceType": SOURCE_TYPES[sheet.mark.approved],
        "TextSHA256": sheet.mark.sha256,
    }
    # Numbers 0 and 1 are reserved by the standard.
    entries = (
        _PROPERTY.format(number=number, name=name, value=escape(value))
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    return _PROPERTIES.format(entries="".join(entries)).encode()

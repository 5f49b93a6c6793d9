"""From the bytes of one file to its records: (physical line number, fields, raw text, fault or None)."""
import gzip
import re

from values import BLANKS

CODECS = {"utf-8": "utf-8", "utf-16": "utf-16", "gb18030": "gb18030", "gbk": "gbk", "windows-1252": "cp1252",
          "iso-8859-1": "latin-1", "macintosh": "mac_roman"}


def decoded(path, encoding):
    """The file's text. Bytes that the encoding does not know stay behind as lone surrogates."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        data = file.read()
    if encoding == "utf-16":
        return data.decode("utf-16", "replace")
    text = data.decode(CODECS[encoding], "surrogateescape")
    return text[1:] if text.startswith("\ufeff") else text


def physical_lines(text):
    """(line without its end, the end) for every physical line."""
    pieces = re.split("(\r\n|\n|\r)", text)
    lines = [(pieces[i], pieces[i + 1]) for i in range(0, len(pieces) - 1, 2)]
    if pieces[-1]:
        lines.append((pieces[-1], ""))
    return lines


def records(text, pipeline):
    lines = physical_lines(text)
    position = pipeline.skip_lines
    while position < len(lines):
        first_line = position + 1
        raw = lines[position][0]
        if pipeline.space_aligned:
            position += 1
            fields, fault = re.findall("[^ \t]+", raw), None
            if not fields:
                continue
        elif raw == "":
            position += 1                      # an empty line is no record
            continue
        elif '"' not in raw:
            position += 1
            fields, fault = raw.split(pipeline.delimiter), None
        else:
            fields, fault, raw, position = quoted_record(lines, position, pipeline.delimiter)
        if any("\udc80" <= sign <= "\udcff" for sign in raw) if not raw.isascii() else False:
            fault = "bad_encoding"
        if fault is None and all(field.strip(BLANKS) == "" for field in fields):
            continue                           # delimiters and blanks only: no record either
        yield first_line, fields, raw, fault


def quoted_record(lines, position, delimiter):
    """RFC 4180: a field that begins with a quote ends with one; "" inside is one quote. Anything else is bad_quoting."""
    fields, fault, raw, field = [], None, "", ""
    state = "start"     # start of a field | plain | quoted | closed
    while True:
        text, end = lines[position]
        position += 1
        raw += text
        i = 0
        while i < len(text):
            sign = text[i]
            if state == "quoted":
                if sign == '"' and text[i + 1:i + 2] == '"':
                    field += '"'
                    i += 1
                elif sign == '"':
                    state = "closed"
                else:
                    field += sign
            elif sign == delimiter:
                fields.append(field)
                field, state = "", "start"
            elif sign == '"' and state == "start":
                state = "quoted"
            else:
                if sign == '"' or state == "closed":
                    fault = "bad_quoting"
                field += sign
                state = "plain" if state == "start" else state
            i += 1
        if state != "quoted":
            break
        if position == len(lines):
            fault = "bad_quoting"              # never closed
            break
        raw += end
        field += end
    return fields + [field], fault, raw, position

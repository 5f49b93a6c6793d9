"""SQL with places for names. A case decides which dimensions there are, so a line that names {dimension} stands once for
each of them, and so does a block between `-- for each dimension` and `-- end`. Where these are joined by UNION ALL, an
empty SELECT stands first."""
import re


def filled(text, lists, names):
    """The text with its lists written out and its names put in."""
    return put_in(lines_repeated(blocks_repeated(text, lists), lists), names)


def blocks_repeated(text, lists):
    parts = re.split(r"^ *-- for each (\w+)\n(.*?)^ *-- end\n", text, flags=re.MULTILINE | re.DOTALL)
    # Split by two groups: text, list, block, text, list, block, …, text.
    for at in range(1, len(parts), 3):
        parts[at + 1] = repeated(parts[at + 1], parts[at], lists)
        parts[at] = ""
    return "".join(parts)


def lines_repeated(text, lists):
    for name in lists:
        place = "{" + name + "}"
        text = "".join(repeated(line, name, lists) if place in line else line for line in text.splitlines(keepends=True))
    return text


def repeated(text, name, lists):
    return "".join(put_in(text, {name: value, "position": position}) for position, value in enumerate(lists[name], 1))


def put_in(text, names):
    for name, value in names.items():
        text = text.replace("{" + name + "}", str(value))
    return text

"""Strict reading of one value: numbers, money, dates."""
import re
from datetime import date

MONTHS = {name: i + 1 for i, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split())}
LARGEST = 2 ** 63 - 1
BLANKS = " \t"


class NumberReader:
    """Numbers with the format's decimal and thousands sign; no currency signs, no exponents."""

    def __init__(self, decimal, thousands):
        digits = r"\d+"
        if thousands:
            digits = r"(?:\d{1,3}(?:%s\d{3})+|\d+)" % re.escape(thousands)
        self.pattern = re.compile(r"([+-]?)(%s)?(?:%s(\d*))?" % (digits, re.escape(decimal)), re.ASCII)
        self.thousands = thousands

    def read(self, text):
        """(integer, digits after the decimal sign), or None when the text is not a number."""
        match = self.pattern.fullmatch(text)
        if not match or not (match[2] or match[3]):
            return None
        before = (match[2] or "").replace(self.thousands, "") if self.thousands else (match[2] or "")
        after = match[3] or ""
        value = int(before + after)
        return (-value if match[1] == "-" else value, len(after))


def to_units(parsed, decimals, round_half_even):
    """(smallest units, too precise?) of a parsed number. Trailing zeros do not count as digits."""
    value, digits = parsed
    if digits <= decimals:
        return value * 10 ** (decimals - digits), False
    divisor = 10 ** (digits - decimals)
    units, rest = divmod(abs(value), divisor)
    if rest:
        if not round_half_even:
            return 0, True
        if 2 * rest > divisor or (2 * rest == divisor and units % 2 == 1):
            units += 1
    return (-units if value < 0 else units), False


class DateReader:
    """Date patterns, tried in order; a timestamp, with or without an offset, is cut to the date it shows."""

    PARTS = {"yyyy": r"(?P<year>\d{4})", "yy": r"(?P<short>\d{2})", "MMM": r"(?P<name>[A-Za-z]{3})",
             "MM": r"(?P<month>\d{2})", "M": r"(?P<month>\d{1,2})", "dd": r"(?P<day>\d{2})", "d": r"(?P<day>\d{1,2})",
             "HH": r"(?P<hour>\d{2})", "H": r"(?P<hour>\d{1,2})", "mm": r"(?P<minute>\d{2})",
             "m": r"(?P<minute>\d{1,2})", "ss": r"(?P<second>\d{2})"}

    def __init__(self, patterns):
        self.patterns = [self.compile(pattern) for pattern in patterns]
        self.known = {}

    def compile(self, pattern):
        tokens = re.findall(r"yyyy|yy|MMM|MM|M|dd|d|HH|H|mm|m|ss|.", pattern, re.DOTALL)
        text = "".join(self.PARTS.get(token, re.escape(token)) for token in tokens)
        if any(token in ("H", "HH") for token in tokens):
            text += r"(?:[.,]\d+)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?"
        return re.compile(text, re.ASCII)

    def read(self, text):
        """The day number, or None."""
        if text not in self.known:
            self.known[text] = self.read_new(text)
        return self.known[text]

    def read_new(self, text):
        for pattern in self.patterns:
            match = pattern.fullmatch(text)
            day = match and self.day_of(match.groupdict())
            if day:
                return day
        return None

    def day_of(self, parts):
        if parts.get("short"):
            short = int(parts["short"])
            year = 2000 + short if short < 69 else 1900 + short
        else:
            year = int(parts.get("year") or 0)
        month = MONTHS.get(parts["name"].lower(), 0) if parts.get("name") else int(parts.get("month") or 0)
        clock = [int(parts.get(key) or 0) for key in ("hour", "minute", "second")]
        if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
            return None
        try:
            return date(year, month, int(parts.get("day") or 0)).toordinal()
        except ValueError:
            return None

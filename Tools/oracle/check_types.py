"""Reads every file of a snapshot by the types of its datapackage.json, and nothing else.

    python3 Tools/oracle/check_types.py out/retail/latest

Exits 1 where a field is not what its type says, a key is missing or stands twice, or a share is beyond 0 and 1.
"""
import csv
import datetime
import decimal
import json
import pathlib
import sys

csv.field_size_limit(1 << 21)


def parsed(kind, text):
    if kind == "integer":
        return int(text)
    if kind == "number":
        return decimal.Decimal(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    return text


def faults(folder, resource):
    schema = resource["schema"]
    fields = schema["fields"]
    key = [[f["name"] for f in fields].index(name) for name in schema.get("primaryKey", [])]
    seen = set()
    with open(folder / resource["path"], encoding="utf-8", newline="") as file:
        rows = csv.reader(file, strict=True)
        if next(rows) != [field["name"] for field in fields]:
            yield "header", "differs"
        for number, row in enumerate(rows, 2):
            if len(row) != len(fields):
                yield number, f"{len(row)} fields"
            for field, text in zip(fields, row):
                if text == "":
                    continue
                try:
                    value = parsed(field["type"], text)
                except (ValueError, KeyError, decimal.InvalidOperation):
                    yield number, f"{field['name']}: {text} is no {field['type']}"
                    continue
                if field["type"] == "number" and -value.as_tuple().exponent > field["decimals"]:
                    yield number, f"{field['name']}: {text} has more than {field['decimals']} decimals"
                bounds = field.get("constraints", {})
                if "minimum" in bounds and value < bounds["minimum"] or "maximum" in bounds and value > bounds["maximum"]:
                    yield number, f"{field['name']}: {text} is out of bounds"
            if key:
                name = tuple(row[column] for column in key)
                if name in seen:
                    yield number, f"the key {name} stands twice"
                seen.add(name)


def main():
    folder = pathlib.Path(sys.argv[1])
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = 0
    for resource in package["resources"]:
        for place, words in faults(folder, resource):
            print(f"{resource['path']}:{place}: {words}")
            found += 1
    print(f"{len(package['resources'])} files read by their types, {found} faults")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

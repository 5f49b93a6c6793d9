"""Reading the exports: accepted lines, and the tables `quality` and `refusals` (METRICS.md sections 1 and 2)."""
import glob
import os
from fractions import Fraction

from formats import bytes_of, day_text, money
from records import decoded, records
from values import BLANKS, LARGEST, DateReader, NumberReader, to_units

NONE = "(none)"


class Line:
    """One line that is not refused. `fate`: accepted, excluded, duplicate or after_as_of."""
    __slots__ = ("customer", "day", "amount", "cost", "discount", "order", "product", "dimensions",
                 "file", "fate", "identity")


class Refusal:
    def __init__(self, file, line, reason, column, value):
        self.file, self.line, self.reason, self.column, self.value = file, line, reason, column, value


class Refused(Exception):
    pass


def readable(text):
    """Bytes that the encoding does not know, as the replacement character."""
    return "".join("\ufffd" if "\udc80" <= sign <= "\udcff" else sign for sign in text)


class Intake:
    def __init__(self, pipeline, root, as_of=None):
        self.pipeline, self.root = pipeline, root
        self.numbers = NumberReader(pipeline.decimal, pipeline.thousands)
        self.dates = DateReader(pipeline.dates)
        self.files = self.find_files()
        self.lines_read = {file: 0 for file in self.files}
        self.lines, self.refusals = [], []
        for file in self.files:
            self.read_file(file)
        self.drop_duplicates()
        self.set_days(as_of)
        self.accepted = [line for line in self.lines if line.fate == "accepted"]
        self.contacts = self.read_contacts()

    def find_files(self):
        found = set()
        for pattern in self.pipeline.files:
            found.update(glob.glob(pattern, root_dir=self.root, recursive=True))
        if not found:
            raise SystemExit(f"no input file for {self.pipeline.files}")
        return sorted(found, key=bytes_of)

    def read_file(self, file):
        pipeline, header = self.pipeline, None
        text = decoded(os.path.join(self.root, file), pipeline.encoding)
        for number, fields, raw, fault in records(text, pipeline):
            if header is None:
                names = [f.strip(BLANKS) for f in fields] if pipeline.header else [str(i + 1) for i in range(len(fields))]
                header = {}
                for i, name in enumerate(names):
                    header.setdefault(name, i)
                width = len(names)
                self.check_columns(file, header)
                if pipeline.header:
                    continue
            self.lines_read[file] += 1
            try:
                if fault:
                    raise Refused(fault, "", raw)
                if len(fields) != width:
                    raise Refused("field_count", "", raw)
                self.lines.append(self.read_line(file, header, fields))
            except Refused as refused:
                reason, column, value = refused.args
                self.refusals.append(Refusal(file, number, reason, column, value or raw))

    def check_columns(self, file, header):
        wanted = list(self.pipeline.columns.values()) + list(self.pipeline.dimensions.values())
        missing = [column for column in wanted + [rule["column"] for rule in self.pipeline.exclude] if column not in header]
        if missing:
            raise SystemExit(f"{file}: no column {missing}")

    # -- one line ------------------------------------------------------------------------------------

    def read_line(self, file, header, fields):
        """A Line, or Refused with the first reason in the contract's order."""
        pipeline, columns, money_roles = self.pipeline, self.pipeline.columns, {}
        value = {}
        for role, column in columns.items():
            value[role] = self.trimmed(role, fields[header[column]])

        def refuse(reason, role):
            raise Refused(reason, columns.get(role, ""), value.get(role, ""))

        def parsed(role, reason, may_be_empty):
            text = value[role]
            if text == "" and may_be_empty:
                return None
            result = self.numbers.read(text)
            if result is None:
                refuse(reason, role)
            return result

        if value["customer"] == "":
            refuse("missing_customer", "customer")
        if value["date"] == "":
            refuse("missing_date", "date")
        day = self.dates.read(value["date"])
        if day is None:
            refuse("bad_date", "date")

        has_amount = "amount" in columns
        if has_amount:
            if value["amount"] == "":
                refuse("missing_amount", "amount")
            money_roles["amount"] = parsed("amount", "bad_amount", False)
        quantity = parsed("quantity", "bad_quantity", has_amount) if "quantity" in columns else None
        price = parsed("unit_price", "bad_price", has_amount) if "unit_price" in columns else None
        if not has_amount:
            money_roles["amount"] = (quantity[0] * price[0], quantity[1] + price[1])
        if "discount" in columns:
            money_roles["discount"] = parsed("discount", "bad_discount", True) or (0, 0)
        for role in ("cost", "profit"):
            if role in columns:
                money_roles[role] = parsed(role, "bad_cost", False)

        units = {}
        for role, number in money_roles.items():
            units[role], too_precise = to_units(number, pipeline.decimals, pipeline.round_half_even)
            if too_precise:
                refuse("too_precise", role)
        amount = units["amount"]
        if not has_amount and "discount" in units:
            amount -= units["discount"]
        cost = units.get("cost")
        if "profit" in units and cost is None:
            cost = amount - units["profit"]
        for role, found in list(units.items()) + [("amount", amount), ("cost", cost or 0)]:
            if abs(found) > LARGEST:
                refuse("too_large", role)
        if "currency" in columns and value["currency"] != pipeline.currency:
            refuse("other_currency", "currency")

        line = Line()
        line.file, line.customer, line.day, line.amount, line.cost = file, value["customer"], day, amount, cost
        line.discount = units.get("discount")
        line.order = value.get("order", "")
        line.product = value.get("product", "") or NONE
        line.dimensions = tuple(self.trimmed(name, fields[header[column]]) or NONE
                                for name, column in pipeline.dimensions.items())
        line.identity = tuple(fields) if pipeline.duplicates == "drop_identical" else None
        line.fate = "accepted"
        if self.is_excluded(header, fields) or (pipeline.data_from is not None and day < pipeline.data_from):
            line.fate = "excluded"
        return line

    def trimmed(self, name, text):
        if self.pipeline.trim is None or name in self.pipeline.trim:
            return text.strip(BLANKS)
        return text

    # -- excluded, duplicate, after the as-of day ------------------------------------------------------

    def is_excluded(self, header, fields):
        return any(self.rule_holds(rule, self.cell(rule["column"], header, fields)) for rule in self.pipeline.exclude)

    def cell(self, column, header, fields):
        """A column's value as its role or dimension would be read."""
        names = [name for name, mapped in list(self.pipeline.columns.items()) + list(self.pipeline.dimensions.items())
                 if mapped == column]
        if self.pipeline.trim is None or any(name in self.pipeline.trim for name in names):
            return fields[header[column]].strip(BLANKS)
        return fields[header[column]]

    def rule_holds(self, rule, text):
        number = self.numbers.read(text) if "at_most" in rule or "at_least" in rule else None
        number = None if number is None else Fraction(number[0], 10 ** number[1])
        tests = {
            "in": lambda bound: text in bound,
            "not_in": lambda bound: text not in bound,
            "empty": lambda bound: (text == "") == (bound == "true"),
            "starts_with": lambda bound: text.startswith(bound),
            "at_most": lambda bound: number is not None and number <= Fraction(bound),
            "at_least": lambda bound: number is not None and number >= Fraction(bound),
        }
        return all(tests[name](bound) for name, bound in rule.items() if name != "column")

    def drop_duplicates(self):
        """Keep the first of identical records; or, of an order in several files, the lines of the last file."""
        if self.pipeline.duplicates == "drop_identical":
            seen = set()
            for line in self.lines:
                if line.fate == "accepted":
                    if line.identity in seen:
                        line.fate = "duplicate"
                    seen.add(line.identity)
        if self.pipeline.duplicates == "last_file_wins":
            last_file = {}
            for line in self.lines:               # files come in the order of their names
                if line.order:
                    last_file[line.customer, line.order] = line.file
            for line in self.lines:
                if line.fate == "accepted" and line.order and line.file != last_file[line.customer, line.order]:
                    line.fate = "duplicate"

    def set_days(self, as_of):
        days = [line.day for line in self.lines if line.fate == "accepted"]
        self.as_of = as_of if as_of is not None else self.pipeline.as_of
        if self.as_of is None:
            self.as_of = max(days, default=None)
        self.data_start = self.pipeline.data_from if self.pipeline.data_from is not None else min(days, default=None)
        for line in self.lines:
            if line.fate == "accepted" and line.day > self.as_of:
                line.fate = "after_as_of"

    def read_contacts(self):
        if not self.pipeline.contacts:
            return None
        text = decoded(os.path.join(self.root, self.pipeline.contacts), "utf-8")
        ids = [line.strip(" \t\r").strip('"') for line in text.split("\n")][1:]
        return {contact for contact in ids if contact}

    # -- the tables ----------------------------------------------------------------------------------

    def quality(self):
        columns = ["file", "lines", "accepted", "after_as_of", "duplicate", "excluded", "refused",
                   "first_day", "last_day", "revenue"]
        lines = {file: [] for file in self.files}
        for line in self.lines:
            lines[line.file].append(line)
        refused = {file: 0 for file in self.files}
        for refusal in self.refusals:
            refused[refusal.file] += 1
        rows = [self.quality_cells(file, self.lines_read[file], lines[file], refused[file]) for file in self.files]
        rows.append(self.quality_cells("(total)", sum(self.lines_read.values()), self.lines, len(self.refusals)))
        return columns, rows

    def quality_cells(self, name, read, lines, refused):
        count = {fate: 0 for fate in ("accepted", "after_as_of", "duplicate", "excluded")}
        for line in lines:
            count[line.fate] += 1
        accepted = [line for line in lines if line.fate == "accepted"]
        days = [line.day for line in accepted]
        return [name, str(read), str(count["accepted"]), str(count["after_as_of"]), str(count["duplicate"]),
                str(count["excluded"]), str(refused), day_text(min(days, default=None)), day_text(max(days, default=None)),
                money(sum(line.amount for line in accepted), self.pipeline.decimals)]

    def refusals_table(self, of_exports=()):
        columns = ["file", "reason", "lines", "first_line", "example"]
        groups = {}
        for refusal in self.refusals + list(of_exports):
            groups.setdefault((refusal.file, refusal.reason), []).append(refusal)
        rows = []
        for (file, reason), group in sorted(groups.items(), key=lambda item: (bytes_of(item[0][0]), item[0][1])):
            first = min(group, key=lambda refusal: refusal.line)
            rows.append([file, reason, str(len(group)), str(first.line), readable(first.value)])
        return columns, rows

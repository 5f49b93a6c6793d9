"""RELATIONS.md section 1: the exports beside the lines, their records and refusals, and the table `exports`."""
import glob
import os
from collections import Counter
from fractions import Fraction

from formats import bytes_of
from intake import NONE, Refusal, Refused
from pipeline import as_list, is_true
from records import decoded, records
from values import BLANKS, DateReader, NumberReader, to_units

ORDER = ["feedback", "staff", "staff.events", "survey", "campaigns", "campaigns.targets", "campaigns.redemptions", "points",
         "referrals"]
EVENT_KINDS = ["complaint", "violation", "suggestion", "training"]
POINT_KINDS = ["earned", "redeemed", "expired"]
NOT_ADOPTED = {"", "0", "false", "no", "n", "否"}


class Record:
    """One record that is not refused. `fate`: accepted, excluded, after_as_of or set_aside."""

    def __init__(self, **values):
        self.fate, self.day, self.customer = "accepted", None, None
        self.__dict__.update(values)


class Format:
    """How the files of an export are written: its own keys, and those of the source for the rest."""

    def __init__(self, source, own):
        settings = {**(source or {}), **(own or {})}
        text = lambda key, default: settings.get(key) or default
        self.delimiter = {"tab": "\t", "\\t": "\t"}.get(text("delimiter", ","), text("delimiter", ","))
        self.encoding = text("encoding", "utf-8").lower()
        self.header = is_true(text("header", "true"))
        self.skip_lines = int(text("skip_lines", "0"))
        self.space_aligned = is_true(text("space_aligned", "false"))
        self.numbers = NumberReader(text("decimal", "."), settings.get("thousands", ""))
        self.dates = DateReader(as_list(text("dates", ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
                                                       "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"])))


class Export:
    """One export: its records, and what became of them."""

    def __init__(self, name, section, intake, read):
        self.name, self.section, self.intake = name, section, intake
        self.format = Format(intake.pipeline.settings["source"].get("format"), section.get("format"))
        self.columns = dict(section.get("columns") or {})
        self.records, self.refusals, self.count = [], [], 0
        files = {file for pattern in as_list(section["files"]) for file in glob.glob(pattern, root_dir=intake.root, recursive=True)}
        if not files:
            raise SystemExit(f"no input file for {name}")
        for file in sorted(files, key=bytes_of):
            self.read_file(file, read)

    def read_file(self, file, read):
        header, width = None, 0
        for number, fields, raw, fault in records(decoded(os.path.join(self.intake.root, file), self.format.encoding), self.format):
            if header is None:
                names = [f.strip(BLANKS) for f in fields] if self.format.header else [str(i + 1) for i in range(len(fields))]
                header, width = {}, len(names)
                for i, name in enumerate(names):
                    header.setdefault(name, i)
                if self.format.header:
                    continue
            self.count += 1
            try:
                if fault:
                    raise Refused(fault, "", raw)
                if len(fields) != width:
                    raise Refused("field_count", "", raw)
                cells = Cells(self, header, fields)
                record = read(cells)
                if any(self.intake.rule_holds(rule, cells.of(rule["column"])) for rule in self.section.get("exclude") or []):
                    record.fate = "excluded"
                elif record.day is not None and record.day > self.intake.as_of:
                    record.fate = "after_as_of"
                self.records.append(record)
            except Refused as refused:
                reason, column, value = refused.args
                # What is wrong with an employee's record is not shown: it would name somebody.
                example = "" if self.name.startswith("staff") else value or raw
                self.refusals.append(Refusal(file, number, reason, column, example))

    @property
    def accepted(self):
        return [record for record in self.records if record.fate == "accepted"]


class Cells:
    """The cells of one record by role, with the refusals that they can bring."""

    def __init__(self, export, header, fields):
        self.export, self.header, self.fields, self.refusal = export, header, fields, []

    def of(self, column):
        return self.fields[self.header[column]].strip(BLANKS)

    def has(self, role):
        return role in self.export.columns

    def text(self, role):
        return self.of(self.export.columns[role]) if self.has(role) else ""

    def refuse(self, reason, role):
        raise Refused(reason, self.export.columns.get(role, ""), self.text(role))

    def needed(self, role, reason):
        if self.text(role) == "":
            self.refuse(reason, role)
        return self.text(role)

    def day(self, role, is_needed=True):
        if self.text(role) == "":
            if is_needed:
                self.refuse("missing_date", role)
            return None
        day = self.export.format.dates.read(self.text(role))
        if day is None:
            self.refuse("bad_date", role)
        return day

    def kind(self, role, kinds):
        """The kind whose list has the text; the text itself where the pipeline lists nothing."""
        text = self.text(role)
        found = [kind for kind, texts in kinds.items() if text in as_list(texts)] if kinds else [text]
        if not found or found[0] == "":
            self.refuse("bad_kind", role)
        return found[0]

    def score(self, text, column, scale):
        """None of an empty cell."""
        if text == "":
            return None
        parsed = self.export.format.numbers.read(text)
        value = None if parsed is None else Fraction(parsed[0], 10 ** parsed[1])
        if value is None or not scale[0] <= value <= scale[1]:
            raise Refused("bad_score", column, text)
        return value

    def adopted(self):
        return self.text("adopted").lower() not in NOT_ADOPTED


class Relations:
    """All exports of a pipeline. `ledger` knows the buyers and the orders."""

    def __init__(self, ledger):
        self.ledger, self.settings = ledger, ledger.pipeline.settings
        self.exports = {}
        ledger.intake.as_of = ledger.as_of
        readers = {"feedback": self.read_feedback, "staff": self.read_staff, "staff.events": self.read_event, "survey": self.read_answers,
                   "campaigns": self.read_campaign, "campaigns.targets": self.read_target,
                   "campaigns.redemptions": self.read_redemption, "points": self.read_points, "referrals": self.read_referral}
        self.orders = {}
        for line in ledger.lines:
            if line.order:
                customer, day = self.orders.get(line.order, (line.customer, line.day))
                self.orders[line.order] = (min(customer, line.customer, key=bytes_of), min(day, line.day))
        for name in ORDER:
            section = self.section(name)
            if section is not None:
                self.exports[name] = Export(name, section, ledger.intake, readers[name])
        self.set_aside()
        self.buyers = {customer.name: customer for customer in ledger.buyers}

    def section(self, name):
        found = self.settings
        for key in name.split("."):
            found = (found or {}).get(key)
        return found

    def get(self, *keys, default=None):
        return self.ledger.pipeline.get(*keys, default=default)

    def accepted(self, name):
        """The accepted records, or None without the export."""
        return self.exports[name].accepted if name in self.exports else None

    def has(self, name, role):
        return name in self.exports and role in self.exports[name].columns

    # -- one record of each export -----------------------------------------------------------------

    def read_feedback(self, cells):
        settings = self.section("feedback")
        customer, order = cells.text("customer"), cells.text("order")
        if customer == "" and order == "":
            cells.refuse("missing_customer", "customer" if cells.has("customer") else "order")
        found = self.orders.get(order, (None, None))
        day = cells.day("date") if cells.has("date") else found[1]
        kind = cells.kind("kind", settings.get("kinds")) if cells.has("kind") else settings.get("kind", "score")
        scale = [Fraction(self.get("feedback", "scale", end, default=value)) for end, value in (("low", "1"), ("high", "5"))]
        answered = cells.day("answered", False)
        if answered is not None and answered > self.ledger.as_of:
            answered = None
        if answered is not None and day is not None and answered < day:
            answered = None
        score = cells.score(cells.text("score"), cells.export.columns.get("score"), scale)
        record = Record(customer=customer or found[0], day=day, kind=kind, score=score, answered=answered,
                        reason=cells.text("reason") or NONE)
        if day is None:
            record.fate = "set_aside"
        return record

    def read_staff(self, cells):
        employee = cells.needed("employee", "missing_employee")
        hired, left = cells.day("hired"), cells.day("left", False)
        if left is not None and left < hired:
            cells.refuse("end_before_start", "left")
        return Record(employee=employee, day=hired, hired=hired, left=left, reason=cells.text("reason") or NONE,
                      unit=cells.text("unit") or NONE)

    def read_event(self, cells):
        employee, day = cells.needed("employee", "missing_employee"), cells.day("date")
        amount = 0
        if cells.text("amount"):
            parsed = cells.export.format.numbers.read(cells.text("amount"))
            if parsed is None:
                cells.refuse("bad_amount", "amount")
            amount, too_precise = to_units(parsed, self.ledger.pipeline.decimals, self.ledger.pipeline.round_half_even)
            if too_precise:
                cells.refuse("too_precise", "amount")
        kind = cells.kind("kind", self.section("staff.events").get("kinds") or {kind: kind for kind in EVENT_KINDS})
        return Record(employee=employee, day=day, kind=kind, amount=amount, adopted=cells.adopted())

    def read_answers(self, cells):
        scale = [Fraction(self.get("survey", "scale", end)) for end in ("low", "high")]
        day = cells.day("date") if cells.has("date") else None
        # Who answers without a name is a respondent all the same: counted in `all`, and unknown.
        customer = cells.text("customer") or None
        answers = {item: cells.score(cells.of(item), item, scale) for item in self.items()}
        return Record(customer=customer, day=day, answers=answers)

    def items(self):
        lists = list((self.get("survey", "components", default={})).values()) + list(self.get("survey", "constructs", default={}).values())
        return list(dict.fromkeys(item for items in lists for item in as_list(items)))

    def read_campaign(self, cells):
        start, end = None, None
        name = cells.text("campaign")
        if name == "":
            if cells.text("start") == "" or cells.text("end") == "":
                cells.day("start"), cells.day("end")
            cells.refuse("missing_campaign", "campaign")
        start, end = cells.day("start"), cells.day("end")
        if end < start:
            cells.refuse("end_before_start", "end")
        return Record(campaign=name, day=start, start=start, end=end, type=cells.text("type") or NONE)

    def campaign_of(self, cells):
        name = cells.needed("campaign", "missing_campaign")
        found = [record for record in self.exports["campaigns"].records if record.campaign == name]
        if not found:
            cells.refuse("unknown_campaign", "campaign")
        return name, found[0]

    def read_target(self, cells):
        customer = cells.needed("customer", "missing_customer")
        name, campaign = self.campaign_of(cells)
        return Record(customer=customer, campaign=name, day=campaign.start, group=cells.text("group") or NONE)

    def read_redemption(self, cells):
        customer, day = cells.needed("customer", "missing_customer"), cells.day("date")
        name, campaign = self.campaign_of(cells)
        record = Record(customer=customer, campaign=name, day=day)
        if campaign.start > self.ledger.as_of:
            record.fate = "set_aside"   # the campaign has not started
        return record

    def read_points(self, cells):
        customer, day = cells.needed("customer", "missing_customer"), cells.day("date")
        kind = cells.kind("kind", self.section("points").get("kinds") or {kind: kind for kind in POINT_KINDS})
        parsed = cells.export.format.numbers.read(cells.text("points"))
        points = None if parsed is None else Fraction(parsed[0], 10 ** parsed[1])
        if points is None or points.denominator != 1:
            cells.refuse("bad_points", "points")
        return Record(customer=customer, day=day, kind=kind, points=abs(int(points)))

    def read_referral(self, cells):
        day = cells.day("date", False)
        customer = cells.needed("referred", "missing_referred")
        return Record(customer=customer, referrer=cells.text("referrer"), day=day)

    # -- what has no place -------------------------------------------------------------------------

    def set_aside(self):
        seen = set()
        for record in self.accepted("campaigns") or []:
            if record.campaign in seen:
                record.fate = "set_aside"
            seen.add(record.campaign)
        best = {}
        for record in self.accepted("referrals") or []:
            referred = self.ledger.customers.get(record.customer)
            is_late = referred is not None and referred.is_buyer and record.day is not None and record.day > referred.first
            if record.referrer == record.customer or is_late:
                record.fate = "set_aside"
                continue
            rank = (record.day is None, record.day or 0, record.referrer == "", bytes_of(record.referrer))
            other = best.get(record.customer)
            if other is not None and other[0] <= rank:
                record.fate = "set_aside"
                continue
            if other is not None:
                other[1].fate = "set_aside"
            best[record.customer] = (rank, record)


def relations_of(ledger):
    if not hasattr(ledger, "relations"):
        ledger.relations = Relations(ledger)
    return ledger.relations


def exports(ledger):
    columns = ["export", "records", "refused", "excluded", "accepted", "after_as_of", "set_aside", "known", "unknown"]
    relations, rows = relations_of(ledger), []
    roster = {record.employee for record in relations.accepted("staff") or []}
    for name, export in relations.exports.items():
        fates = Counter(record.fate for record in export.records)
        accepted = export.accepted
        if name in ("staff", "campaigns") or name == "survey" and not relations.has("survey", "customer"):
            known = None
        elif name == "staff.events":
            known = sum(1 for record in accepted if record.employee in roster)
        else:
            known = sum(1 for record in accepted if record.customer in relations.buyers)
        rows.append([name, str(export.count), str(len(export.refusals))]
                    + [str(fates[fate]) for fate in ("excluded", "accepted", "after_as_of", "set_aside")]
                    + (["", ""] if known is None else [str(known), str(len(accepted) - known)]))
    return columns, rows


def refusals_of_exports(ledger):
    return [refusal for export in relations_of(ledger).exports.values() for refusal in export.refusals]

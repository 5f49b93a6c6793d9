"""What looks wrong: the table `suspicions`, from the words of Documentation/Suspicions.md.

Kinds that need the raw fields of a record (quantity and price, refused values, the end of a file) are not computed here;
none of the oracle's exports has them, so where the program says one, the tables differ. Nor are samples: an export with
more orders in a file, or more customers, than a sample holds must have none of the kinds that are sampled. `example` and
`advice` are words and are not compared.
"""
import re
from collections import Counter, defaultdict

from formats import bytes_of, money

NULL_WORDS = {"null", "nan", "n/a", "#n/a", "none", "\\n", "nil", "undefined", "(null)", "(none)", "nat"}
ROUNDED = re.compile(r"\d([.,]\d*)?[eE]\+\d+")


def suspicions(ledger):
    intake = ledger.intake
    lines = [line for line in intake.lines if line.fate in ("accepted", "after_as_of")]
    read = [line for line in intake.lines if line.fate != "excluded"]
    found = ids(intake, read) + discounts(intake, read) + alike(read) + far_days(intake, lines)
    if intake.pipeline.duplicates not in ("drop_identical", "last_file_wins"):
        found += orders(intake, lines)
    rows = [[kind, file, str(count), "" if units is None else money(units, intake.pipeline.decimals), "", ""]
            for kind, file, count, units in found]
    rows.sort(key=lambda row: (row[0], bytes_of(row[1])))
    return ["kind", "file", "lines", "money", "example", "advice"], rows


def by_file(kind, intake, lines):
    for file in intake.files:
        own = [line for line in lines if line.file == file]
        if own:
            yield kind, file, len(own), sum(line.amount for line in own)


def ids(intake, lines):
    words = [line for line in lines if line.customer.lower() in NULL_WORDS]
    rounded = [line for line in lines if ROUNDED.fullmatch(line.customer)]
    return list(by_file("word_for_nothing", intake, words)) + list(by_file("rounded_ids", intake, rounded))


def discounts(intake, lines):
    has_amount = "amount" in intake.pipeline.columns
    found = []
    for file in intake.files:
        own = [line for line in lines if line.file == file and line.discount]
        wrong = []
        for line in own:
            before = line.amount if has_amount else line.amount + line.discount
            if before and (before < 0) != (line.discount < 0):
                wrong.append(line)
        if wrong and len(wrong) >= len(own) // 200:
            found += by_file("discount_sign", intake, wrong)
    return found


def alike(lines):
    spellings = defaultdict(set)
    for line in lines:
        folded = " ".join(line.customer.lower().split())
        digits = folded[:-2] if folded.endswith(".0") else folded
        spellings[(digits.lstrip("0") or "0") if digits.isascii() and digits.isdigit() else folded].add(line.customer)
    several = {one for group in spellings.values() if len(group) > 1 for one in group}
    own = [line for line in lines if line.customer in several]
    return [("near_equal_ids", "(total)", len(own), sum(line.amount for line in own))] if own else []


def far_days(intake, lines):
    found = []
    for kind, sign in (("far_first_day", 1), ("far_last_day", -1)):
        counts = Counter(line.day * sign for line in lines)
        days = sorted(counts)
        most = max(3, len(lines) // 100)
        bound = None
        for cut in range(1, min(5, len(days) - 5) + 1):
            rest = days[cut:]
            gap = rest[0] - days[cut - 1]
            if sum(counts[day] for day in days[:cut]) > most:
                break
            if gap >= 32 and gap > 4 * max(b - a for a, b in zip(rest, rest[1:])):
                bound = rest[0]
        if bound is not None:
            found += by_file(kind, intake, [line for line in lines if line.day * sign < bound])
    return found


def orders(intake, lines):
    files = defaultdict(lambda: defaultdict(Counter))
    days = defaultdict(list)
    for line in lines:
        days[line.file].append(line.day)
        if line.order:
            files[line.file][line.customer, line.order, line.day][line.amount] += 1
    first, found = {}, []
    for file in intake.files:
        shared = []
        for order, amounts in files[file].items():
            if order in first:
                shared.append((first[order], amounts))
            else:
                first[order] = (file, amounts)
        if not shared:
            continue
        same = sum(theirs == own for (_, theirs), own in shared)
        many = len(shared) >= 2 or 20 * len(shared) >= len(files[file])
        other_days = all(min(days[other]) != min(days[file]) and max(days[other]) != max(days[file])
                         for (other, _), _ in shared)
        if 2 * same >= len(shared) or many and other_days:
            found.append(("order_in_two_files", file, sum(sum(own.values()) for _, own in shared), None))
    return found

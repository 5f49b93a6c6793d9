import Intake
import Testing

@testable import Pipeline

@Suite struct SourceRefusalTests {
  /// What `source` may not say further, still from line 5 on.
  static let wrongSources = RefusedText.list(
    #"""
    format: {encoding: big5}
    > 5:22: source.format.encoding: found big5; wanted one of utf-8 utf-16 gb18030 gbk windows-1252 iso-8859-1 macintosh

    format: {encoding: utf7}
    > 5:22: source.format.encoding: found utf7; wanted one of utf-8 utf-16 gb18030 gbk windows-1252 iso-8859-1 macintosh; did you mean utf-8?

    format: {delimiter: ":"}
    > 5:23: source.format.delimiter: found ":"; wanted one of "," ";" "|" tab

    format: {header: yes}
    > 5:20: source.format.header: found yes; wanted true or false

    format: {header: "true"}
    > 5:20: source.format.header: found "true"; wanted true or false; write it without quotes

    format: {decimal: ",", thousands: ","}
    > 5:37: source.format.thousands: the decimal sign and the thousands sign are both ","

    format: {thousands: "."}
    > 5:23: source.format.thousands: the decimal sign and the thousands sign are both "."

    format: {space_aligned: true, delimiter: ","}
    > 5:44: source.format.delimiter: blanks separate the fields, as space_aligned is true; leave one of the two out

    format: {space_aligned: true, thousands: " "}
    > 5:44: source.format.thousands: a blank ends a field, as space_aligned is true, so it cannot stand in a number

    format: {signs: ["$", "$"]}
    > 5:19: source.format.signs: $ stands twice

    format: {signs: ["5"]}
    > 5:20: source.format.signs[1]: found "5"; wanted a text without digits such as "$" or USD; a number could not be told from it

    format: {signs: ["."]}
    > 5:20: source.format.signs[1]: found "."; wanted a text without digits such as "$" or USD; decimal and thousands say such signs

    format: {signs: ["("]}
    > 5:20: source.format.signs[1]: found "("; wanted a text without digits such as "$" or USD; a number could not be told from it

    format: {negatives: []}
    > 5:23: source.format.negatives: found an empty list; wanted a list, each one of minus trailing_minus parentheses cr dr

    format: {negatives: [paren]}
    > 5:24: source.format.negatives[1]: found paren; wanted one of minus trailing_minus parentheses cr dr

    format: {negatives: [cr, dr]}
    > 5:23: source.format.negatives: cr and dr are the two sides of an account, and only one is below zero; leave one of them out

    format: {grouping: indian}
    > 5:22: source.format.grouping: it says where thousands signs stand, but thousands is none; write thousands: ","

    format: {escape: slash}
    > 5:20: source.format.escape: found slash; wanted one of none backslash; did you mean backslash?

    format: {space_aligned: true, escape: backslash}
    > 5:41: source.format.escape: it goes with delimiters, but space_aligned is true; leave one of the two out

    time_zone: UTC
    > 5:14: source.time_zone: found UTC; wanted keys and values

    time_zone: {from: UTC}
    > 5:14: source.time_zone.to: missing; wanted a time zone such as America/New_York

    time_zone: {to: America/New_Yrok}
    > 5:19: source.time_zone.to: found America/New_Yrok; wanted a time zone such as America/New_York; the tz database has no such zone; did you mean America/New_York?

    time_zone: {to: ../../etc/passwd}
    > 5:19: source.time_zone.to: found ../../etc/passwd; wanted a time zone such as America/New_York; the tz database has no such zone; its names are like Europe/Berlin

    cahce: c
    > 5:3: source.cahce: unknown key; known here: files format time_zone columns dimensions trim fill_down exclude negate aliases duplicates data_from contacts ready cache; did you mean cache?

    cache: ""
    > 5:10: source.cache: found ""; wanted a text

    cache: {folder: a}
    > 5:10: source.cache: found keys and values; wanted a text

    ready: {}
    > 5:10: source.ready: found none; wanted exactly one of marker quiet_seconds

    ready: {marker: "*.done", quiet_seconds: 60}
    > 5:10: source.ready: found marker and quiet_seconds; wanted exactly one of marker quiet_seconds

    ready: {marker: done}
    > 5:19: source.ready.marker: found done; wanted a file name such as *.done, with one * that stands for the input's name

    ready: {marker: "a/*.done"}
    > 5:19: source.ready.marker: found "a/*.done"; wanted a file name such as *.done, with one * that stands for the input's name

    ready: {quiet_seconds: 0}
    > 5:26: source.ready.quiet_seconds: found 0; wanted a whole number from 1 to 86400

    duplicates: last_file_wins
    > 5:15: source.duplicates: last_file_wins goes by orders, so source.columns.order must be mapped

    duplicates: {drop_identical: other}
    > 5:32: source.duplicates.drop_identical: found other; wanted one of everywhere other_files

    duplicates: {last_file_wins: true}
    > 5:32: source.duplicates.last_file_wins: found true; wanted one of name natural newest_day

    duplicates: drop
    > 5:15: source.duplicates: found drop; wanted one of keep drop_identical last_file_wins

    data_from: 1.12.2009
    > 5:14: source.data_from: found 1.12.2009; wanted a date such as 2026-03-09

    dimensions: [country]
    > 5:15: source.dimensions: found a list; wanted dimensions such as country: Country

    dimensions: {tier: Tier}
    > 5:16: source.dimensions.tier: the name tier is taken by the tables; others taken: all customer product purchase cohort value_tier

    dimensions: {2nd: Country}
    > 5:16: source.dimensions.2nd: found 2nd; wanted the name of a dimension: a letter, then letters, digits, _ or -

    dimensions: {"a,b": Country}
    > 5:16: source.dimensions.a,b: found "a,b"; wanted the name of a dimension: a letter, then letters, digits, _ or -

    dimensions: {country: {level: line}}
    > 5:25: source.dimensions.country.column: missing; wanted the name of a column

    dimensions: {country: {column: C, level: lines}}
    > 5:44: source.dimensions.country.level: found lines; wanted one of purchase line; did you mean line?

    dimensions: {country: [C]}
    > 5:25: source.dimensions.country: found a list; wanted the name of a column

    trim: [custmer]
    > 5:10: source.trim[1]: found custmer; wanted one of customer date amount quantity unit_price order product discount refund cost profit currency; did you mean customer?

    exclude: {column: a}
    > 5:12: source.exclude: found keys and values; wanted a list of rules such as {column: Status, in: [cancelled]}

    exclude: [{column: a}]
    > 5:13: source.exclude[1]: found none; wanted exactly one of in not_in empty starts_with at_most at_least

    exclude: [{column: a, empty: true, in: [b]}]
    > 5:13: source.exclude[1]: found in and empty; wanted exactly one of in not_in empty starts_with at_most at_least

    exclude: [{in: [b]}]
    > 5:13: source.exclude[1].column: missing; wanted the name of a column

    exclude: [{column: a, in: b}]
    > 5:29: source.exclude[1].in: found b; wanted a list, each a text without blanks around it

    exclude: [{column: a, in: [" b"]}]
    > 5:30: source.exclude[1].in[1]: found " b"; wanted a text without blanks around it; values are compared without the blanks around them, so it would never match

    exclude: [{column: a, at_most: "0,5"}]
    > 5:34: source.exclude[1].at_most: found "0,5"; wanted a number such as 0.05 or 12, with a point whatever the export uses; write it without quotes

    exclude: [{column: a, equals: b}]
    > 5:13: source.exclude[1]: found none; wanted exactly one of in not_in empty starts_with at_most at_least
    > 5:25: source.exclude[1].equals: unknown key; known here: column in not_in empty starts_with at_most at_least
    """#)

  @Test(arguments: wrongSources) func ofASourceThatCannotBeRead(_ wrong: RefusedText) {
    #expect(complaints(about: smallestPipeline + "  " + wrong.yaml) == wrong.message)
  }

  /// What the columns of line 4 may not be.
  static let wrongColumns = RefusedText.list(
    #"""
    date: d, amount: a
    > 4:12: source.columns.customer: missing; wanted the name of a column

    customer: c, amount: a
    > 4:12: source.columns.date: missing; wanted the name of a column

    customer: c, date: d
    > 4:12: source.columns.amount: missing; wanted the column of the amount, or quantity and unit_price

    customer: c, date: d, quantity: q
    > 4:12: source.columns.unit_price: missing; quantity alone makes no amount: map unit_price too, or amount

    customer: c, date: d, unit_price: p
    > 4:12: source.columns.quantity: missing; unit_price alone makes no amount: map quantity too, or amount

    customer: c, date: d, amount: a, cost: k, profit: p
    > 4:63: source.columns.profit: cost is mapped too, and one follows from the other; leave one of them out

    customer: c, date: d, amount: a, currency: k
    > 1:1: money.currency: missing; source.columns.currency is mapped, so it must say which lines count

    customer: c, date: [d], amount: a
    > 4:32: source.columns.date: found a list; wanted the name of a column
    """#)

  @Test(arguments: wrongColumns) func ofColumnsThatContradict(_ wrong: RefusedText) {
    #expect(complaints(about: pipeline(columns: wrong.yaml)) == wrong.message)
  }

  @Test func aQuantityOrDiscountBesideAnAmountIsNoContradiction() throws {
    let yaml =
      "pipeline: a\nsource: {files: [a], columns: {customer: c, date: d, amount: a, quantity: q, discount: x}}"
    let mapping = try read(yaml).source.mapping
    #expect(mapping.amount == .column("a"))
    #expect(mapping.discount == "x")
  }
}

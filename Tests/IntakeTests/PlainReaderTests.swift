import Base
import CSV
import Testbench
import Testing

@testable import Intake

/// The quick ways against the slow and obvious ones.
@Suite struct PlainReaderTests {
  private static let header = "customer;day;amount;order;quantity;price;discount;cost;product;region;currency"

  static func source(_ change: (inout Source) -> Void = { _ in }) -> Source {
    var source = Desk.plain.source
    source.format.dates =
      [.iso] + [try? DatePattern("dd.MM.yyyy HH:mm"), try? DatePattern("yyyyMMdd")].compactMap(\.self)
    source.mapping.order = "order"
    source.mapping.product = "product"
    source.mapping.discount = "discount"
    source.mapping.cost = .cost("cost")
    source.mapping.currency = "currency"
    source.mapping.dimensions = [Mapping.Dimension(name: "region", column: "region")]
    change(&source)
    return source
  }

  static let sources: [Source] = [
    source(),
    source { $0.rounding = .halfEven },
    source { $0.mapping.amount = .product(quantity: "quantity", unitPrice: "price") },
    source {
      $0.mapping.amount = .product(quantity: "quantity", unitPrice: "price")
      $0.mapping.cost = .profit("cost")
      $0.decimals = 0
      $0.rounding = .halfEven
    },
    source {
      $0.exclusions = [Exclusion(column: "product", test: .startsWith("x"))]
      $0.dataFrom = Day(iso: "2026-03-09")
    },
    source { $0.mapping.trimmed = ["customer", "amount"] },
    source { $0.duplicates = .dropIdentical(.everywhere) },
    source {
      $0.mapping.refund = Mapping.Refund(amount: "discount", date: "day")
      $0.mapping.discount = nil
      $0.dataFrom = Day(iso: "2026-03-10")
    },
    source {
      $0.mapping.refund = Mapping.Refund(amount: "price")
      $0.rounding = .halfEven
      $0.duplicates = .dropIdentical(.everywhere)
      $0.exclusions = [Exclusion(column: "product", test: .startsWith("x"))]
    },
    source {
      $0.mapping.customers = [
        CustomerColumn("customer", foldsCase: true, droppedSuffix: "-NINE"), CustomerColumn("order"),
      ]
      $0.negations = [Exclusion(column: "product", test: .isOneOf(["tea"]))]
    },
    source {
      $0.mapping.amount = .sum(plus: ["amount", "price"], minus: ["discount"])
      $0.rounding = .halfEven
      $0.filledDown = ["customer", "product", "currency"]
      $0.negations = [
        Exclusion(column: "quantity", test: .isAtMost(Decimal(mantissa: 0, scale: 0))),
        Exclusion(column: "product", test: .isEmpty(true)),
      ]
    },
  ]

  /// Mostly what exports write, sometimes what they should not.
  static func export(seed: UInt64, lines: Int) -> String {
    var random = SplitMix64(seed: seed)
    let numbers = [
      "1", "12.50", "-3.25", "0", "00012.5", "1234567.8", "99999999", "123456789.01", "1.005", "-0.5", ".5",
    ]
    let columns: [(good: [String], odd: [String])] = [
      (["c1", "c2", "customer-nine", "é漢"], ["", " c1", "c1\t", "\"c1\"", "C1", "É漢", "ς"]),
      (
        ["2026-03-09", "09.03.2026 10:30", "20260310"], ["2026-02-30", "2026-03-09 ", "09.03.2026 24:00", ""]
      ),
      (numbers, ["", "x", "1,5", "1e3", "+7", " 1", "-", "1..2", "9999999999999999999"]),
      (["10001", "SO-2026-000123", ""], [" 10001"]),
      (["1", "2", "-1", "0.5"], ["", "x", "99999999999"]),
      (numbers, ["", "1-2"]),
      (["", "0", "0.10"], ["x", "-1"]),
      (["0.50", "1"], ["", "?"]),
      (["tea", "coffee beans", ""], ["x-mas", " tea", "\"a;b\""]),
      (["north", "south"], ["", "\u{A0}"]),
      (["EUR"], ["USD", ""]),
    ]
    let rows = (0..<lines).map { _ in
      columns.map { column in
        let isOdd = Int.random(in: 0..<40, using: &random) == 0
        return (isOdd ? column.odd : column.good).randomElement(using: &random) ?? ""
      }.joined(separator: ";")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// Everything that a reading says, apart from how it is coded.
  static func told(_ handed: Handed) -> [String] {
    let file = handed.reading.account.files[0]
    let newest = handed.reading.newest
    let refused = file.refused.values.map { "\($0.lines) from \($0.firstLine) \($0.example)" }.sorted()
    return refused + [
      "\(file.lines) \(file.accepted) \(file.excluded) \(file.duplicate) \(file.rounded) \(file.revenue.units) "
        + "\(file.remarks) \(file.firstDay as Any) \(file.lastDay as Any) \(newest?.line as Any) \(newest?.value as Any)"
    ] + handed.rejects.map { "\($0.line) \($0.refusal) \($0.column) \($0.record)" }
      + handed.lines.map { "\($0)" } + handed.reading.products.values
      + handed.reading.dimensions.flatMap(\.values)
  }

  @Test(arguments: sources.indices, 1...6 as ClosedRange<UInt64>)
  func plainLinesAreThoseOfTheSlowWay(source: Int, seed: UInt64) throws {
    var desk = Desk.plain
    desk.source = Self.sources[source]
    let export = Self.export(seed: seed, lines: 2000)
    let quick = try desk.read(export)
    desk.readsPlainLines = false
    let slow = try desk.read(export)
    #expect(Self.told(quick) == Self.told(slow))
    #expect(quick.total.accepted > 500)
    #expect(quick.total.refusedLines > 100)
  }

  /// More values than are remembered at a time, each as it stands and with blanks around it, which are no part of it.
  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func columnsOfManyValues(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let letters = ["a", "b", "é", "漢", "0", "-"]
    let values = (0..<3000).map { _ in random.text(of: letters, atMost: 12) }
    let rows = (0..<6000).map { row in
      let blank = ["", "", " ", "\t "].randomElement(using: &random) ?? ""
      let value = values.randomElement(using: &random) ?? ""
      return "c\(row % 700);2026-03-09;1.00;\(blank)o\(row / 3)\(blank);1;1;;1;\(blank)\(value)\(blank);x;EUR"
    }
    var desk = Desk.plain
    desk.source = Self.source()
    desk.blockSize = 1 << 16
    desk.groups = 64
    let export = ([Self.header] + rows).joined(separator: "\n")
    let quick = try desk.read(export)
    desk.readsPlainLines = false
    #expect(Self.told(quick) == Self.told(try desk.read(export)))
    #expect(quick.total.accepted == rows.count)
    #expect(quick.reading.products.count > 1500)
  }

  @Test(arguments: ExportFormat.DecimalSign.allCases)
  func plainDecimals(sign: ExportFormat.DecimalSign) throws {
    var format = ExportFormat()
    format.decimal = sign
    let plain = PlainDecimal(format)
    let slow = DecimalReader(format)
    // What stands before a number is read too, and must not count.
    let before = Array("x;-3.5,7".utf8)
    func inside(_ text: [UInt8]) -> Range<Int> { before.count..<before.count + text.count }
    var random = SplitMix64(seed: 7)
    var read = 0
    for _ in 0..<200_000 {
      let text = Array(random.text(of: ["0", "1", "5", "9", "7", "-", ".", ",", "x", "é"], atMost: 8).utf8)
      guard let quick = plain.read(inside(text), in: (before + text).span) else { continue }
      read += 1
      let other = try slow.read(text.span)
      #expect(quick <= other && other <= quick, "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(read > 10_000)
    // What exports write is read the quick way.
    for text in ["1", "12.50", "-3.25", "0.05", "99999999", "-1234.56", ".5"] {
      let written = sign == .comma ? text.replacing(".", with: ",") : text
      let bytes = Array(written.utf8)
      #expect(plain.read(inside(bytes), in: (before + bytes).span) != nil, "\(text)")
    }
  }
}

@Suite struct NarrowColumnTests {
  @Test(arguments: [0, 1, 200, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, Int64.max])
  func numbersComeBack(spread: Int64) {
    var random = SplitMix64(seed: UInt64(spread))
    for least in [Int64.min, -5, 0, 1000] where least.addingReportingOverflow(spread).overflow == false {
      let numbers =
        [least, least + spread]
        + (0..<100).map { _ in Int64.random(in: least...(least + spread), using: &random) }
      let order = numbers.indices.map { UInt32($0) }.shuffled(using: &random)
      let column = NarrowColumn(numbers, at: order)
      let expected = order.map { numbers[Int($0)] }
      #expect(column.count == expected.count)
      #expect(column.all == expected)
      #expect(column.picked([3, 1, 1]).all == [expected[3], expected[1], expected[1]])
      #expect(expected.indices.allSatisfy { column[$0] == expected[$0] })
      // A range of them, one behind the other and at places of their own.
      let range = 5..<90
      var row = Array(repeating: Int64(0), count: range.count + 2)
      var placed = Array(repeating: Int64(0), count: range.count)
      let places = range.indices.map { UInt32($0 - 5) }.shuffled(using: &random)
      var inRow = row.mutableSpan
      var atPlaces = placed.mutableSpan
      column.put(range, in: &inRow, at: 2)
      column.put(range, at: places.span, in: &atPlaces)
      #expect(Array(row.dropFirst(2)) == Array(expected[range]))
      #expect(places.map { placed[Int($0)] } == Array(expected[range]))
    }
  }

  @Test(arguments: [200, 300, 70_000])
  func codesOfTheRun(codes: Int) {
    var random = SplitMix64(seed: UInt64(codes))
    let table = (0..<codes).map { UInt32($0) }.shuffled(using: &random)
    let numbers = [0, codes - 1] + (0..<50).map { _ in Int.random(in: 0..<codes, using: &random) }
    let places = numbers.indices.map { UInt32($0) }.shuffled(using: &random)
    var placed = Array(repeating: UInt32(0), count: numbers.count)
    var atPlaces = placed.mutableSpan
    NarrowColumn(numbers).put(
      0..<numbers.count, through: table.span, at: places.span, in: &atPlaces)
    #expect(places.map { placed[Int($0)] } == numbers.map { table[$0] })
  }

  @Test func asNarrowAsTheSpread() {
    func width(_ numbers: [Int64]) -> Int {
      switch NarrowColumn(numbers, at: numbers.indices.map { UInt32($0) }).distances {
      case .bytes: 1
      case .shorts: 2
      case .words: 4
      case .longs: 8
      }
    }
    #expect(width([1_000_000, 1_000_255]) == 1)
    #expect(width([1_000_000, 1_000_256]) == 2)
    #expect(width([0, 65_536]) == 4)
    #expect(width([.min, .max]) == 8)
    #expect(NarrowColumn([Int64](), at: []).isEmpty)
  }
}

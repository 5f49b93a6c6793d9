import Base
import Testbench
import Testing

@testable import Ledger

/// Columns of a shard against the plain arrays they stand for.
@Suite struct ColumnTests {
  @Test(arguments: [
    0, 1, Int64(Int32.max), Int64(Int32.max) + 1, Int64(Int32.min), Int64(Int32.min) - 1, .max, .min + 1,
  ])
  func amountsComeBack(edge: Int64) {
    let units = [5, -5, edge, 0]
    let column = MoneyColumn(units)
    #expect(column.map(\.units) == units)
    #expect(column.longs.isEmpty == (Int32(exactly: edge) != nil))
    #expect(column == MoneyColumn(units))
    #expect(MoneyColumn([]).isEmpty)
  }

  @Test func codesComeBack() {
    #expect(Array(CodeColumn(bytes: [3, 0, 255])) == [3, 0, 255])
    #expect(Array(CodeColumn(shorts: [3, 0, 65_535])) == [3, 0, 65_535])
    #expect(Array(CodeColumn(words: [3, 0, .max])) == [3, 0, .max])
    #expect(CodeColumn().isEmpty)
  }

  /// Places against a stable sort by customer and day.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func linesWhereTheyBelong(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Every customer has a line. Half of the time days are in order as they come.
    let customers = 30
    let codes =
      (0..<customers).map { UInt32($0) } + (0..<300).map { _ in UInt32.random(in: 0..<30, using: &random) }
    var days = codes.map { _ in Int32.random(in: -9...9, using: &random) }
    if seed % 2 == 0 { days.sort() }
    let order = (0..<UInt32(customers)).shuffled(using: &random)
    var places = LinePlaces(of: codes, inOrder: order)
    var placed = Array(repeating: Int32(0), count: days.count)
    for line in days.indices { placed[Int(places.place[line])] = days[line] }
    places.sort(byDay: &placed)

    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    let sorted = codes.indices.map { (rank[codes[$0]]!, days[$0], $0) }.sorted { $0 < $1 }
    #expect(sorted.map { Int(places.place[$0.2]) } == Array(codes.indices))
    #expect(placed == sorted.map(\.1))
    let starts = (0...customers).map { customer in Int32(sorted.prefix { $0.0 < customer }.count) }
    #expect(places.starts == starts)
  }

  /// Values in one, two and four bytes carry alike.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func carriedHoweverWide(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sizes = (0..<200).map { _ in Int.random(in: 1...20, using: &random) }
    let lines = sizes.enumerated().flatMap { day, size in
      (0..<size).map { _ in (day: day, value: UInt8.random(in: 0...3, using: &random)) }
    }
    let amounts = lines.map { _ in Int64.random(in: -2...3, using: &random) }
    let days = CustomerDays(days: lines.map { Int32($0.day) }, customers: [0, Int32(lines.count)])
    let purchases = (0..<Int32(sizes.count)).filter { $0 % 3 > 0 }
    let values = lines.map(\.value)
    func carried(_ column: CodeColumn) -> [UInt32] {
      Array(CarriedValue.column(column, amounts, on: purchases, of: days))
    }
    let expected = purchases.map { day in
      let own = lines.indices.filter { lines[$0].day == day }
      let sales = own.filter { amounts[$0] >= 0 }
      let sums = Dictionary(sales.map { (values[$0], amounts[$0]) }, uniquingKeysWith: +)
      let largest = sums.values.max()
      return UInt32(sums.filter { $0.value == largest }.keys.min() ?? values[own[0]])
    }
    #expect(carried(CodeColumn(bytes: values)) == expected)
    #expect(carried(CodeColumn(shorts: values.map { UInt16($0) })) == expected)
    #expect(carried(CodeColumn(words: values.map { UInt32($0) })) == expected)
  }
}

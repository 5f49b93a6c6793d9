import Base
import Testing

@testable import Intake

/// Which of several files is the last one.
@Suite struct FileOrderTests {
  @Test(arguments: [
    ["2024-9.csv", "2024-10.csv", "2024-11.csv"],
    ["export.csv", "export (1).csv", "export (2).csv", "export (10).csv"],
    ["a/9/x.csv", "a/10/x.csv"], ["v1.9.csv", "v1.10.csv"],
    ["orders-2024-02-09.csv.gz", "orders-2024-2-10.csv"],
    ["b01.csv.gz", "b1.csv", "b1a.csv"], ["1.csv", "a.csv"], ["x.csv", "x.csv.gz"],
  ])
  func naturalOrder(_ names: [String]) {
    for names in [names, names.reversed(), names.sorted()] {
      let sorted = names.sorted { NaturalName($0) < NaturalName($1) }
      let other = names.reversed().sorted { NaturalName($0) < NaturalName($1) }
      #expect(sorted == other)
    }
    #expect(names.reversed().sorted { NaturalName($0) < NaturalName($1) } == names)
  }

  private func lines(_ order: FileOrder, _ names: [String], _ exports: [String]) throws -> [Int64] {
    var desk = Desk.plain
    desk.source.mapping.order = "order"
    desk.source.duplicates = .lastFileWins
    desk.source.fileOrder = order
    var units: [[Int64]] = []
    for isKept in [false, true] {
      desk.keepsReadings = isKept
      desk.blockSize = isKept ? 20 : 4 << 20
      let handed = try desk.read(exports.map { Array($0.utf8) }, named: names)
      let total = handed.total
      #expect(total.lines == total.accepted + total.duplicate + total.afterAsOf + total.excluded)
      #expect(handed.lines.count == total.accepted)
      units.append(handed.lines.map(\.units).sorted())
    }
    #expect(units[0] == units[1])
    return units[0]
  }

  private static let header = "customer;day;amount;order\n"

  @Test func theLastFileByEachOrder() throws {
    // As the globs find them, by their bytes.
    let names = ["2024-10.csv", "2024-9.csv"]
    let exports = [
      Self.header + "A;2024-10-01;15;2\nB;2024-10-02;7;3\n",
      Self.header + "A;2024-09-30;20;2\nC;2024-09-01;8;4\n",
    ]
    #expect(try lines(.name, names, exports) == [700, 800, 2000])
    #expect(try lines(.natural, names, exports) == [700, 800, 1500])
    #expect(try lines(.newestDay, names, exports) == [700, 800, 1500])
  }

  /// Of three files the newest counts, wherever it stands; lines left out say that a file has the order.
  @Test func threeFiles() throws {
    let names = ["a.csv", "b.csv", "c.csv"]
    let exports = [
      Self.header + "A;2026-03-01;1;1\nZ;2026-03-09;9;9\n",
      Self.header + "A;2026-03-01;2;1\nA;2026-03-02;3;1\n",
      Self.header + "A;2026-03-01;4;1\n",
    ]
    #expect(try lines(.newestDay, names, exports) == [100, 900])
    #expect(try lines(.natural, names, exports) == [400, 900])
  }
}

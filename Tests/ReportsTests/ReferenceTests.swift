import Base
import Reports
import Testing

/// What references and columns promise to programs holds in the rows.
@Suite struct ReferenceTests {
  /// The example shop, and a larger one whose exports reach back more than two windows.
  private static let shops: [[FinishedTable]] = {
    var workshop = RandomShop.workshop(isCadence: true, period: .month)
    workshop.shards = 3
    workshop.settings.relationship?.dimension = "rep"
    workshop.contacts = ["k1", "k2", "nobody"]
    let tables = try? [
      Workshop.exampleShop.finishedTables(of: ExampleShop.export),
      workshop.finishedTables(of: RandomShop(seed: 31).export),
    ]
    return tables ?? []
  }()

  private static let names = Registry.descriptions.map(\.reference.name)

  @Test func everyTableIsMade() {
    #expect(Self.shops.count == 2)
    for tables in Self.shops { #expect(tables.map(\.name) == Registry.tableNames) }
    // So that what follows is not said of empty tables.
    let empty = Self.shops.last?.filter { $0.rowCount == 0 }.map(\.name)
    let ofOtherSystems = [
      "staff", "staff_leavers", "delivered_value", "relationship_quality", "campaign_lift", "redemptions",
      "points", "referrals", "referrers", "exports", "feedback", "satisfaction", "recovery",
      "feedback_reasons",
    ]
    #expect(empty == ["refusals", "suspicions"] + ofOtherSystems)
  }

  @Test(arguments: Registry.descriptions.map(\.reference)) func keysAreColumns(_ reference: Reference) throws
  {
    let description = try #require(Registry.descriptions.first { $0.reference.name == reference.name })
    let columns = description.headings(.placeholders).map(\.name)
    #expect(Set(columns).count == columns.count)
    for column in reference.key { #expect(columns.contains(column)) }
    for key in reference.foreignKeys {
      for column in key.columns { #expect(columns.contains(column)) }
      let other = try #require(Registry.reference(of: key.table))
      #expect(key.key == other.key && key.columns.count == key.key.count)
    }
  }

  @Test func noTwoRowsHaveTheSameKey() throws {
    for tables in Self.shops {
      for table in tables {
        let keys = try table.cells(of: table.reference.key)
        #expect(Set(keys).count == keys.count, "\(table.name)")
      }
    }
  }

  @Test func rowsStandInTheOrderThatIsSaid() throws {
    var rising = 0
    for tables in Self.shops {
      for table in tables {
        let keys = try table.cells(of: table.reference.key)
        switch table.reference.order {
        case .stated: continue
        case .bytesOfKey, .risingKey:
          rising += 1
          #expect(zip(keys, keys.dropFirst()).allSatisfy { Self.precedes($0, $1) }, "\(table.name)")
        }
      }
    }
    #expect(rising >= 20)
  }

  private static func precedes(_ a: [Field], _ b: [Field]) -> Bool {
    for (a, b) in zip(a, b) where a != b {
      switch (a, b) {
      case (.whole(let a), .whole(let b)): return a < b
      case (.day(let a), .day(let b)): return a < b
      case (.text(let a), .text(let b)): return Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
      default: return false
      }
    }
    return false
  }

  @Test func foreignKeysNameRows() throws {
    var named = 0
    for tables in Self.shops {
      for table in tables {
        for key in table.reference.foreignKeys {
          let other = try #require(tables.first { $0.name == key.table })
          let rows = Set(try other.cells(of: key.key))
          for cells in try table.cells(of: key.columns) where !cells.contains(.unknown) {
            #expect(rows.contains(cells), "\(table.name): \(cells) is not in \(key.table)")
            named += 1
          }
        }
      }
    }
    #expect(named > 1000)
  }

  @Test func cellsAreAcceptedAndRequiredOnesAreThere() throws {
    var (listed, required) = (0, 0)
    for tables in Self.shops {
      for table in tables {
        let rows = try table.cells()
        for (column, heading) in table.headings.enumerated() {
          let accepted = heading.accepted.map { Set($0.map(Field.text)) }
          if accepted != nil { listed += 1 }
          if heading.isRequired { required += 1 }
          for row in rows {
            let cell = row[column]
            if let accepted, cell != .unknown {
              #expect(accepted.contains(cell), "\(table.name).\(heading.name): \(cell)")
            }
            if heading.isRequired { #expect(cell != .unknown, "\(table.name).\(heading.name)") }
          }
        }
      }
    }
    #expect(listed > 40 && required > 200)
  }

  /// What stands for a pipeline's own names is told apart from them.
  @Test func placeholdersStandInBrackets() throws {
    let customers = try #require(Registry.descriptions.first { $0.reference.name == "customers" })
    let headings = customers.headings(.placeholders)
    #expect(headings.last?.name == "favourite_<name>")
    #expect(headings.first { $0.name == "tier" }?.accepted == ["<tier>", "inactive"])
    #expect(headings.first { $0.name == "status" }?.accepted == ["active", "at_risk", "lapsed"])
    #expect(headings.first { $0.name == "customer_id" }?.accepted == nil)
  }
}

extension FinishedTable {
  /// The cells of some columns, by row; of all where none is named and the table has more than one row.
  fileprivate func cells(of columns: [String]) throws -> [[Field]] {
    let places = columns.compactMap { name in headings.firstIndex { $0.name == name } }
    return try cells().map { row in places.map { row[$0] } }
  }

  fileprivate func cells() throws -> [[Field]] {
    let sink = FieldSink()
    try write(0..<rowCount, to: sink)
    return sink.rows
  }
}

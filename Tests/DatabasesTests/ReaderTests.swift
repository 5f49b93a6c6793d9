import Base
import Files
import Foundation
import Synchronization
import Testing

@testable import Databases

extension ServerTests {
  /// What readers see while tables are published, and what is there after a client was killed.
  struct ReaderTests {
    let scratch: Scratch
    let schema = Schema()

    init() throws { scratch = try Scratch() }

    /// Two tables that say everywhere of which edition they are.
    private func edition(_ number: Int, rows: Int = 2_000) throws -> String {
      let tables = ["first", "second"].map { name in
        var table = InventedTable(name, ["id": .whole, "edition": .whole], key: ["id"], required: ["id"])
        table.text += (0..<rows).map { "\($0),\(number)\n" }.joined()
        return table
      }
      return try scratch.snapshot(tables, settings: "\(number)")
    }

    private func look(_ table: String) -> String {
      "SELECT count(*) || ' ' || min(edition) || ' ' || max(edition) FROM \(schema(table))"
    }

    /// What a reader asks again and again, one line for each.
    private enum Reader: String, CaseIterable {
      case statement, transaction
    }

    @Test("Readers never see a mixture of two snapshots, nor an empty table, while thirty are published")
    func readers() throws {
      let editions = try (0..<2).map { try edition($0) }
      _ = try schema.publish(editions[0])
      let isOver = Atomic(false)
      let seen = Mutex<[String: [String]]>([:])
      let done = DispatchGroup()
      let (first, second) = (look("first"), look("second"))
      for reader in Reader.allCases {
        let text: String =
          switch reader {
          case .statement: "SELECT (\(first)) || ' ' || (\(second));\n"
          case .transaction:
            "BEGIN ISOLATION LEVEL REPEATABLE READ;\n\(first);\n\(second);\nCOMMIT;\n\\echo end\n"
          }
        done.enter()
        Thread.detachNewThread {
          defer { done.leave() }
          do {
            let client = try Server.client()
            var asked = 0
            while !isOver.load(ordering: .sequentiallyConsistent) {
              try client.feed(text)
              asked += 1
              let wanted = asked * (reader == .statement ? 1 : 3)
              var lines = 0
              try client.listen { bytes in
                lines = bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
                return lines >= wanted
              }
            }
            _ = try client.finish()
            let text = String(decoding: client.output, as: UTF8.self)
            let all = text.replacing("\nend\n", with: "\n").split(separator: "\n").map(String.init)
            let views =
              reader == .statement
              ? all : stride(from: 0, to: all.count - 1, by: 2).map { all[$0] + " " + all[$0 + 1] }
            seen.withLock { $0[reader.rawValue] = views }
          } catch {
            Issue.record(error)
          }
        }
      }
      for number in 1...30 { _ = try schema.publish(editions[number % 2], promote: true) }
      isOver.store(true, ordering: .sequentiallyConsistent)
      done.wait()
      let whole = Set((0..<2).map { "2000 \($0) \($0) 2000 \($0) \($0)" })
      for reader in Reader.allCases {
        let views = seen.withLock { $0[reader.rawValue] ?? [] }
        #expect(views.count > 30)
        #expect(Set(views).isSubset(of: whole), "\(Set(views).subtracting(whole).prefix(3))")
        print(
          "\(reader.rawValue)s while 30 snapshots were published: \(views.count), whole: \(views.filter(whole.contains).count)"
        )
      }
    }

    @Test(
      "A client that is killed while it loads leaves the tables that were there, and the next publication is whole"
    )
    func killed() throws {
      let editions = try (0..<2).map { try edition($0, rows: 20_000) }
      _ = try schema.publish(editions[0])
      var (current, kills, finished) = (0, 0, 0)
      for delay in stride(from: 0, through: 190, by: 10) {
        let killer = DispatchGroup()
        killer.enter()
        Thread.detachNewThread {
          defer { killer.leave() }
          var children: [pid_t] = []
          for _ in 0..<1_000 where children.isEmpty {
            usleep(1_000)
            children = Server.children(named: "psql")
          }
          usleep(UInt32(delay) * 1_000)
          for child in children { kill(child, SIGKILL) }
        }
        let next = 1 - current
        do {
          _ = try schema.publish(editions[next], promote: true)
          current = next
          finished += 1
        } catch let error as DatabaseError {
          #expect(error.kind == .disk && error.description.contains("signal 9"))
          kills += 1
        }
        killer.wait()
        let views = try [look("first"), look("second")].flatMap { try Server.ask($0 + ";") }
        // A client that was killed while the transaction ended may have ended it.
        let there = views.first == "20000 0 0" ? 0 : 1
        #expect(views == Array(repeating: "20000 \(there) \(there)", count: 2))
        current = there
      }
      #expect(kills > 3)
      print(
        "psql killed \(kills) times, finished before \(finished) times: every time all tables were of one snapshot"
      )
      #expect(try !schema.publish(editions[1 - current], promote: true).isSame)
    }
  }
}

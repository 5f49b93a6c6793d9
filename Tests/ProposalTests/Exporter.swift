import Foundation
import Night
import Testing

@testable import Proposal

/// Exports in a folder of their own, which is gone when they are let go.
final class Exporter {
  let folder: URL

  init(_ files: KeyValuePairs<String, [UInt8]>) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("patron-init-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
  }

  convenience init(_ text: String, as name: String = "export.csv") throws {
    try self.init([name: Array(text.utf8)])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  var paths: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { path($0) }
    }
  }

  func proposal() async throws -> Proposal { try await Proposal.tried(paths) }
}

extension Proposal {
  /// A proposal whose file was tried, by as few hands as there can be.
  static func tried(_ paths: [String]) async throws -> Proposal {
    try await tried(paths, by: Crew(threads: 1), telling: Progress(isOn: false, Log()))
  }

  /// What is asked, without the keys.
  var toConfirm: [String] { openPoints.map(\.words) }

  /// The file's comments with their line breaks taken out, to look for sentences in.
  var comments: String {
    yaml.split(separator: "\n").filter { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("#") }
      .map { $0.trimmingPrefix(while: { $0.isWhitespace || $0 == "#" }) }.joined(separator: " ")
  }
}

/// Lines of a small shop: as many customers as wanted, each with orders on several days, two lines an order.
func lines(
  customers: Int = 6, days: [String], separator: String = ",",
  _ line: (_ customer: Int, _ order: Int, _ day: String, _ number: Int) -> [String]
) -> String {
  var order = 100
  return days.indices.flatMap { day in
    (0..<customers).filter { ($0 + day) % 2 == 0 }.flatMap { customer in
      order += 1
      return (0..<2).map { line(customer, order, days[day], $0).joined(separator: separator) + "\n" }
    }
  }.joined()
}

import CSV
import Foundation
import Testbench
import Testing

/// Files that others have collected to break CSV readers: csv-spectrum (github.com/max-mapper/csv-spectrum,
/// with what is to be read) and csv-torture.
enum PublishedFiles {
  static let spectrum = RealData.files(in: "csv-spectrum", ending: ".csv")
  static let torture = RealData.files(in: "csv-torture", ending: ".csv")
}

@Suite(.enabled(if: !PublishedFiles.spectrum.isEmpty, "PATRON_DATA has no csv-spectrum"))
struct SpectrumTests {
  @Test(arguments: PublishedFiles.spectrum)
  func asExpected(path: String) throws {
    let name = (path as NSString).lastPathComponent
    let outcomes = RecordReader.comma.outcomes(of: try RealData.bytes(of: path)).records
    // Its second record has quotes inside unquoted fields; strictly it is a refusal, not a guess.
    if name == "location_coordinates.csv" {
      #expect(outcomes.map(\.line) == [1, 2])
      #expect(outcomes.map { $0.fields == nil } == [false, true])
      return
    }
    let header = try #require(outcomes.first?.fields)
    let rows = try outcomes.dropFirst().map { outcome in
      let values = try #require(outcome.fields).map { $0.replacingOccurrences(of: "\r\n", with: "\n") }
      try #require(values.count == header.count)
      return Dictionary(uniqueKeysWithValues: zip(header, values))
    }
    #expect(rows == (try expected(of: path)))
  }

  private func expected(of path: String) throws -> [[String: String]] {
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let file = (path as NSString).deletingLastPathComponent + "/expected/\(name).json"
    let json = try JSONSerialization.jsonObject(with: Data(try RealData.bytes(of: file)))
    let rows = try #require(json as? [[String: String]])
    return rows.map { $0.mapValues { $0.replacingOccurrences(of: "\r\n", with: "\n") } }
  }
}

@Suite(.enabled(if: !PublishedFiles.torture.isEmpty, "PATRON_DATA has no csv-torture"))
struct TortureTests {
  static let delimiters = Array(",;|\t".utf8)

  /// Records or refusals, each in its place; the oracle has no state that could be led astray.
  @Test(arguments: PublishedFiles.torture)
  func asTheOracle(path: String) throws {
    let bytes = try RealData.bytes(of: path)
    for delimiter in Self.delimiters {
      let outcomes = RecordReader(delimiter: delimiter).outcomes(of: bytes).records
      #expect(outcomes == Oracle(delimiter: delimiter).outcomes(of: bytes))
    }
  }

  /// Whatever a file ends with, the record behind it is read.
  @Test(arguments: PublishedFiles.torture)
  func neighbourIsRead(path: String) throws {
    let bytes = try RealData.bytes(of: path) + Array("\n\"3\",neighbour\n".utf8)
    #expect(RecordReader.comma.outcomes(of: bytes).records.last?.fields == ["3", "neighbour"])
  }

  @Test func theTwoWithBadQuotes() throws {
    for name in ["invalid_quote.csv", "unterminated_quote.csv"] {
      let path = try #require(PublishedFiles.torture.first { $0.hasSuffix("/" + name) })
      let outcomes = RecordReader.comma.outcomes(of: try RealData.bytes(of: path)).records
      #expect(outcomes.first == .read(1, ["id", "value"]))
      guard case .refused(2, .badQuoting, _) = try #require(outcomes.last) else {
        Issue.record("\(name): \(outcomes)")
        continue
      }
    }
  }
}

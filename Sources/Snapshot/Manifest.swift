import Base
import CSV
import Files

/// `manifest.json`: what a snapshot holds and where it comes from.
///
/// The same run over the same inputs writes the same bytes: no clock, no machine, keys sorted.
public struct Manifest: Codable, Hashable, Sendable {
  /// An input file as it was read.
  public struct Input: Codable, Hashable, Sendable {
    /// Path as the pipeline's glob found it.
    public let name: String
    /// Its length.
    public let bytes: Int64
    /// `2011-12-09T12:50:00.000000000Z`
    public let modified: String
    /// Data records, without the header.
    public let lines: Int
  }

  /// A file of the snapshot.
  public struct File: Codable, Hashable, Sendable {
    public let name: String
    /// Relative to the snapshot.
    public let path: String
    /// Records without the header, where the file is a table.
    public let rows: Int?
    /// Its length.
    public let bytes: Int
    /// 64 hexadecimal digits.
    public let sha256: String
  }

  /// The program's version.
  public let version: String
  /// What the program was built from; nil in a manifest of an older program.
  public let build: String?
  /// The pipeline's name.
  public let pipeline: String
  /// `2011-12-09`
  public let asOf: String
  /// What the tables depend on: 64 hexadecimal digits.
  public let fingerprint: String
  /// By name.
  public let inputs: [Input]
  /// Lines of the inputs that count; nil in a manifest that does not say.
  public let accepted: Int?
  /// What the pipeline says, defaults filled in.
  public let settings: Setting
  /// What separates the cells of its tables; nil: a comma.
  public let delimiter: String?
  /// The decimal sign of its numbers; nil: a point.
  public let decimal: String?
  /// The tables, by path.
  public let tables: [File]
  /// Everything else but the manifest, by path.
  public let files: [File]
  /// SHA-256 of the manifest itself with 64 zeros in this place.
  public let digest: String

  enum CodingKeys: String, CodingKey {
    case version, build, pipeline, fingerprint, inputs, accepted, settings, delimiter, decimal, tables, files
    case digest
    case asOf = "as_of"
  }

  init(_ provenance: Provenance, holding written: [File], in form: RowForm = RowForm()) {
    version = provenance.version
    build = provenance.build
    pipeline = provenance.pipeline
    asOf = provenance.asOf.description
    fingerprint = provenance.fingerprint.hex
    inputs = provenance.inputs.sorted { Path.precedes($0.name, $1.name) }.map {
      Input(
        name: $0.name, bytes: $0.identity.size,
        modified: Manifest.instant(nanoseconds: $0.identity.modifiedNanoseconds), lines: $0.lines)
    }
    accepted = provenance.accepted
    settings = provenance.settings
    (delimiter, decimal) = (form.delimiter.sign(unless: ","), form.decimal.sign(unless: "."))
    let sorted = written.sorted { Path.precedes($0.path, $1.path) }
    tables = sorted.filter(\.isTable)
    files = sorted.filter { !$0.isTable }
    digest = Manifest.blank
  }

  static let fileName = "manifest.json"
  static let blank = String(repeating: "0", count: 64)

  /// A moment in UTC, with all the digits the file system keeps.
  private static func instant(nanoseconds: Int64) -> String {
    let seconds = Int(nanoseconds).dividedDown(by: 1_000_000_000)
    let days = seconds.dividedDown(by: 86_400)
    let second = seconds - days * 86_400
    let fraction = Int(nanoseconds) - seconds * 1_000_000_000
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }
    return "\(Day(number: Int32(days)))T\(clock.joined(separator: ":")).\(fraction.padded(to: 9))Z"
  }
}

extension Manifest.File {
  static let tableFolder = "tables"

  var isTable: Bool { path.utf8.starts(with: "\(Manifest.File.tableFolder)/".utf8) }
}

extension Manifest {
  /// How the rows of its tables are written, as far as a reader of rows must know.
  var form: RowForm {
    let signs = (delimiter?.utf8.first ?? UInt8(ascii: ","), decimal?.utf8.first ?? UInt8(ascii: "."))
    // A manifest that says nonsense is read as one that says nothing.
    return signs.0 == signs.1 ? RowForm() : RowForm(delimiter: signs.0, decimal: signs.1)
  }
}

extension UInt8 {
  fileprivate func sign(unless usual: Unicode.Scalar) -> String? {
    self == UInt8(ascii: usual) ? nil : String(decoding: [self], as: UTF8.self)
  }
}

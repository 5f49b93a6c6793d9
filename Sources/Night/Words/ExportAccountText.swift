internal import Base
public import Intake

/// The accounts of the exports beside the lines, for a person to read.
public struct ExportAccountText {
  let exports: ExportReadings

  /// What was read of them.
  public init(_ exports: ExportReadings) {
    self.exports = exports
  }

  /// One paragraph for each export, then its refusals; empty where the pipeline has none.
  public var text: String {
    exports.all.map { reading in
      let files = reading.files
      let records = files.reduce(0) { $0 + $1.lines }
      let refused = files.reduce(0) { $0 + $1.refusedLines }
      let excluded = files.reduce(0) { $0 + $1.excluded }
      let account =
        "\(reading.source.kind.rawValue): \(records.counted("record")) in \(files.count.counted("file")); "
        + "\(refused) refused, \(excluded) excluded"
      return (["", account] + RefusedText(files, format: reading.source.format).lines)
        .joined(separator: "\n") + "\n"
    }.joined()
  }
}

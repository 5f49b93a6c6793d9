internal import Base
internal import Intake
internal import Pipeline

/// What was refused of some files: each reason with examples and what to change.
struct RefusedText {
  let files: [InputAccount.File]
  let format: ExportFormat

  /// - Parameter format: With which the files were read.
  init(_ files: [InputAccount.File], format: ExportFormat) {
    self.files = files
    self.format = format
  }

  /// A blank line before each reason; nothing where nothing was refused.
  var lines: [String] {
    Refusal.allCases.flatMap { refusal -> [String] in
      let count = files.reduce(0) { $0 + ($1.refused[refusal]?.lines ?? 0) }
      guard count > 0 else { return [] }
      let advice = Advice(examples: files.compactMap { $0.refused[refusal]?.example }, format: format)
      return ["", "\(refusal.rawValue): \(count.counted("line")). \(refusal.remedy)"] + examples(of: refusal)
        + advice.lines(for: refusal).map { "  → \($0)" }
    }
  }

  /// Where the first such lines of up to three files stand, and what they say.
  private func examples(of refusal: Refusal) -> [String] {
    files.lazy.compactMap { file in
      file.refused[refusal].map {
        "  \(file.path):\($0.firstLine): \(String(reflecting: String($0.example.prefix(120))))"
      }
    }.prefix(3).map(\.self)
  }
}

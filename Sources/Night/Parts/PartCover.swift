internal import Base
internal import Files
internal import Intake

// That parts together cover everything, and nothing twice.
extension [PartFile] {
  /// - Parameter input: of which export they are, where they are of one.
  /// - Throws: `NightError` where a group is in none of the parts, or in two of them.
  func ensureCover(_ groups: Range<Int>, of input: String? = nil) throws {
    guard !isEmpty || input == nil else { throw missing(input ?? "") }
    let whose = input.map { " of \($0)" } ?? ""
    var next = groups.lowerBound
    for part in sorted(by: { $0.label.groups.lowerBound < $1.label.groups.lowerBound }) {
      let own = part.label.groups.clamped(to: groups)
      if own.isEmpty { continue }
      guard own.lowerBound == next else {
        throw own.lowerBound > next
          ? missing("groups \((next..<own.lowerBound).shown)\(whose)")
          : NightError(
            .input,
            "groups \((own.lowerBound..<Swift.min(next, own.upperBound)).shown)\(whose) are there twice: "
              + "\(FileError.shown(part.path)) covers what another part does")
      }
      next = own.upperBound
    }
    guard next == groups.upperBound else {
      throw missing("groups \((next..<groups.upperBound).shown)\(whose)")
    }
  }

  /// - Parameter paths: All exports.
  /// - Throws: `NightError` where an export is in none of the parts, or in two.
  func ensureCover(exports paths: [String]) throws {
    var parts: [[PartFile]] = paths.map { _ in [] }
    for part in self {
      for file in part.label.files {
        guard parts.indices.contains(file) else {
          throw part.damage("it is of an input that the run does not have")
        }
        parts[file].append(part)
      }
    }
    for (path, parts) in zip(paths, parts) {
      try parts.ensureCover(0..<LineColumns.groups, of: FileError.shown(path))
    }
  }

  private func missing(_ what: String) -> NightError {
    NightError(.input, "no part covers \(what): give all parts that the run needs")
  }
}

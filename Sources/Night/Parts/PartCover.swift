internal import Base
internal import Files

// That parts together cover everything, and nothing twice.
extension [PartFile] {
  /// - Throws: `NightError` where a group is in none of the parts, or in two of them.
  func ensureCover(_ groups: Range<Int>) throws {
    var next = groups.lowerBound
    for part in sorted(by: { $0.label.groups.lowerBound < $1.label.groups.lowerBound }) {
      let own = part.label.groups.clamped(to: groups)
      if own.isEmpty { continue }
      guard own.lowerBound == next else {
        throw own.lowerBound > next
          ? missing("groups \((next..<own.lowerBound).shown)")
          : NightError(
            .input,
            "groups \((own.lowerBound..<Swift.min(next, own.upperBound)).shown) are there twice: "
              + "\(FileError.shown(part.path)) covers what another part does")
      }
      next = own.upperBound
    }
    guard next == groups.upperBound else { throw missing("groups \((next..<groups.upperBound).shown)") }
  }

  /// - Parameter paths: All exports.
  /// - Throws: `NightError` where some of the groups of an export are in none of the parts, or in two.
  func ensureCover(_ groups: Range<Int>, of paths: [String]) throws {
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
      guard !parts.isEmpty else { throw missing(FileError.shown(path)) }
      try parts.ensureCover(groups)
    }
  }

  private func missing(_ what: String) -> NightError {
    NightError(.input, "no part covers \(what): give all parts that the run needs")
  }
}

internal import Base
internal import Files
internal import Intake
internal import Pipeline

extension Readiness {
  /// The names any one of which marks an input as complete.
  static func markers(_ pattern: String, for name: String) -> [String] {
    var stems = [name]
    while let dot = stems[stems.count - 1].lastIndex(of: "."), dot != stems[stems.count - 1].startIndex {
      stems.append(String(stems[stems.count - 1][..<dot]))
    }
    return stems.map { pattern.replacing("*", with: $0, maxReplacements: 1) }
  }
}

extension Inputs {
  /// Leaves out the inputs whose marker is missing; an input that was written to just now stops the run.
  ///
  /// - Parameter now: Seconds since 1970-01-01 UTC.
  func ready(_ readiness: Readiness, now: Double) throws -> Inputs {
    switch readiness {
    case .always: return self
    case .quiet(let seconds):
      for file in all {
        let age = now - Double(file.identity.modifiedNanoseconds) / 1e9
        guard age < Double(seconds) else { continue }
        let when = age < 0 ? "in the future, by this machine's clock" : "\(Int(age)) seconds ago"
        throw NightError(
          .busy,
          "\(FileError.shown(file.path)) was written to \(when), and source.ready.quiet_seconds is \(seconds): "
            + "it may be incomplete; run again later")
      }
      return self
    case .marker(let pattern):
      let (marked, waiting) = try split(files, by: pattern)
      guard !marked.isEmpty else {
        throw NightError(
          .busy,
          "no input is complete yet: none of \(files.count) has a marker \(pattern) beside it, "
            + "\(FileError.shown(files.first?.path ?? "")) for one (source.ready.marker)")
      }
      var inputs = Inputs(root: root, files: marked, waiting: waiting.map(\.path))
      for (kind, files) in others {
        let (marked, waiting) = try split(files, by: pattern)
        inputs.others.append((kind, marked))
        inputs.waiting += waiting.map(\.path)
      }
      return inputs
    }
  }

  private func split(_ files: [Export], by pattern: String) throws -> (marked: [Export], waiting: [Export]) {
    var marked: [Export] = []
    var waiting: [Export] = []
    for file in files {
      let folder = Path.join(root, Path.parent(file.path))
      let name = String(file.path.split(separator: "/").last ?? "")
      let isMarked = try Readiness.markers(pattern, for: name).contains {
        try Entry.kind(Path.join(folder, $0), following: true) == .file
      }
      if isMarked { marked.append(file) } else { waiting.append(file) }
    }
    return (marked, waiting)
  }
}

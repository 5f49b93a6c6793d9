internal import Base

/// One question about the whole input whose answer can look wrong. A look never changes a figure.
///
/// A look stays silent where it is not sure: one that is often wrong is not read when it is right.
protocol Look: SendableMetatype {
  static var kind: SuspicionKind { get }

  /// At most one for each file.
  static func suspicions(_ evidence: Evidence) -> [Suspicion]
}

/// What is known of the whole input, for looks.
struct Evidence {
  let source: Source
  /// In the order of the list of exports.
  let files: [File]
  /// Of all files together.
  let customers: CustomerSample
  /// The record that says the newest day of all; nil where there is no line.
  let newest: NewestDay?

  /// The column of the customer's id, for advice.
  var customerColumn: String { source.mapping.customers.first?.column ?? "…" }

  struct File {
    let path: String
    let findings: FileFindings

    var sightings: Sightings { findings.sightings }

    subscript(trace: Trace) -> Sighting? { findings.sightings.traces[trace] }

    /// Accepted lines, whatever becomes of them.
    var accepted: Int { findings.chunks.reduce(0) { $0 &+ $1.lines } }
  }
}

extension Evidence.File {
  /// A suspicion about lines of which something was seen.
  func suspicion(
    _ kind: SuspicionKind, _ sighting: Sighting, hasMoney: Bool = true, advice: String
  ) -> Suspicion {
    Suspicion(
      kind, file: path, lines: sighting.lines, money: hasMoney ? Money(units: sighting.units) : nil,
      example: sighting.example, advice: advice)
  }
}

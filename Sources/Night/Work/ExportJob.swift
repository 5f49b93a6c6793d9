internal import Base
internal import Intake
internal import Pipeline

// The exports beside the lines.
extension Job {
  /// Reads all of them, one after the other, each side by side in pieces.
  ///
  /// - Parameter lines: What the lines came to: they know whose an order is.
  func exports(
    _ lines: Reading, _ onRejects: ((EncodedRejects, String, Int) throws -> Void)?
  ) async throws -> ExportReadings {
    var readings = try await exports(onRejects)
    if let feedback = readings[.feedback], feedback.source.has(.order) {
      readings.orders = try await orders(of: feedback, lines)
    }
    try inputs.ensureUnchanged()
    return readings
  }

  /// Reads all of them; whose the orders are that they name is not known yet.
  func exports(
    _ onRejects: ((EncodedRejects, String, Int) throws -> Void)?
  ) async throws -> ExportReadings {
    var readings = ExportReadings()
    progress.begin(.exports, of: inputs.otherBytes)
    for (kind, files) in inputs.others {
      guard let source = pipeline.exports[kind] else { continue }
      let campaigns = readings[.campaigns]?.campaignNames ?? []
      readings.all.append(
        try await read(source, files.map(\.path), campaigns: campaigns, onRejects))
    }
    return readings
  }

  private func read(
    _ source: ExportSource, _ paths: [String], campaigns: [String],
    _ onRejects: ((EncodedRejects, String, Int) throws -> Void)?
  ) async throws -> ExportReading {
    let reader = ExportReader(source, lines: pipeline.source, campaigns: campaigns)
    let form = onRejects == nil ? nil : pipeline.output.form
    var chunks = ExportChunks(source, files: paths, root: inputs.root)
    var reading = ExportReading(source, files: paths)
    try await crew.process(
      { try chunks.next() },
      { chunk in
        var piece = reader.read(chunk)
        let rejects = piece.rejects.all.isEmpty ? nil : form.map { EncodedRejects(piece.rejects, $0) }
        piece.forgetRefusedRecords()
        return (piece: piece, rejects: rejects)
      },
      { piece, rejects in
        let linesBefore = reading.take(piece)
        if let rejects { try onRejects?(rejects, paths[piece.file], linesBefore) }
        progress.advance(by: piece.bytes, lines: piece.records)
      })
    return reading
  }

  /// The chunks of feedback with the customers of their orders; nil where feedback names no orders.
  func ownedFeedback(_ exports: ExportReadings, asOf: Day?) async throws -> [RecordColumns]? {
    guard let orders = exports.orders, let asOf, let chunks = exports[.feedback]?.chunks else { return nil }
    return try await crew.map(0..<chunks.count) { chunks[$0].owned(by: orders, asOf: asOf) }
  }

  private func orders(of feedback: ExportReading, _ lines: Reading) async throws -> OrderFacts {
    var orders = OrderFacts(askedFor: feedback)
    let asked = orders
    let chunks = lines.chunks
    for claims in try await crew.map(0..<chunks.count, { asked.claims(in: chunks[$0]) }) {
      orders.take(claims)
    }
    return orders
  }
}

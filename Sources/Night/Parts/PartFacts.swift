internal import Base
internal import Files
internal import Intake
internal import Pipeline

/// What `settle` knows of the whole input, taken back from its part.
struct PartFacts: Sendable {
  let part: PartFile
  let settlement: Settlement

  var name: String { part.label.name }
  var run: String { part.label.run }

  init(_ part: PartFile, _ pipeline: Pipeline) throws {
    self.part = part
    let head = try part.unpack(part.piece(0)) { unpacker throws(Damage) in
      try Settlement.Head(from: &unpacker)
    }
    let findings = try part.unpack(part.piece(1)) { unpacker throws(Damage) in
      try InputFindings(from: &unpacker)
    }
    var exports = ExportReadings()
    let kinds = ExportKind.allCases.compactMap { pipeline.exports[$0] }
    guard kinds.count == head.exports, part.pieceCount >= 2 + kinds.count else {
      throw part.damage("it does not have the exports of the pipeline")
    }
    for (index, source) in kinds.enumerated() {
      do {
        exports.all.append(try ExportReading(try part.piece(2 + index), of: source))
      } catch is BinaryReader.Fault {
        throw part.damage("the export \(source.kind.rawValue) cannot be taken back")
      }
    }
    settlement = try Settlement(head, findings, exports, pipeline.source)
  }

  /// Rows of `rejects.csv`, block by block.
  func forEachReject(_ take: ([UInt8], Int) throws -> Void) throws {
    for piece in 2 + settlement.head.exports..<part.pieceCount {
      let block = try part.unpack(part.piece(piece)) { unpacker throws(Damage) in
        try RejectBlock(from: &unpacker)
      }
      try take(block.bytes, block.count)
    }
  }
}

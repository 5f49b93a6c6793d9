internal import Base
internal import Crypto
internal import Foundation
internal import Intake

/// What a part says of itself: which kind it is, which run it belongs to, and what it covers.
struct PartLabel: Hashable, Sendable {
  /// What a part holds.
  enum Kind: String, Sendable, CaseIterable {
    case lines, account, facts, crowd, values, tallies
  }

  let kind: Kind
  /// The program that made it.
  var program = "\(patronVersion) \(buildIdentity)"
  /// The sum of the pipeline's settings, as its file has them.
  let settings: String
  /// The run key: the fingerprint of the snapshot that all parts together make.
  let run: String
  /// The name of the facts that it was made with; empty where there were none.
  var facts = ""
  /// Positions of the inputs that it covers, rising.
  var files: [Int] = []
  /// Position of its first chunk in the first of these; 0 where whole inputs were read.
  var firstChunk = 0
  /// Groups of customers that it covers.
  var groups = 0..<LineColumns.groups
  /// The days that `settle` was told.
  var days: [Day] = []

  /// The name of the part's file: a sum of all that is said here.
  var name: String {
    var packer = Packer()
    pack(into: &packer)
    return "\(kind.rawValue)-\(SHA256.hash(data: packer.bytes).prefix(16).hexadecimal).part"
  }

  /// As a message calls it.
  var shown: String {
    switch kind {
    case .facts: "facts"
    case .lines, .account: "\(kind.rawValue) of \(files.count.counted("input"))"
    case .crowd, .values, .tallies: "\(kind.rawValue) of groups \(groups.shown)"
    }
  }
}

extension PartLabel {
  /// By their first chunks.
  func precedes(_ other: PartLabel) -> Bool {
    (files.first ?? 0, firstChunk) < (other.files.first ?? 0, other.firstChunk)
  }
}

extension Range<Int> {
  /// First and last: `0-511`.
  var shown: String { "\(lowerBound)-\(upperBound - 1)" }
}

extension PartLabel: Packed {
  /// Raised whenever a part of the same content has other bytes than before.
  private static let form = 2

  func pack(into packer: inout Packer) {
    Self.form.pack(into: &packer)
    for text in [kind.rawValue, program, settings, run, facts] { text.pack(into: &packer) }
    files.pack(into: &packer)
    firstChunk.pack(into: &packer)
    [groups.lowerBound, groups.upperBound].pack(into: &packer)
    days.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) throws(Damage) {
    guard try Int(from: &unpacker) == Self.form, let kind = Kind(rawValue: try String(from: &unpacker)) else {
      throw unpacker.damage("a part of form \(Self.form)")
    }
    let program = try String(from: &unpacker)
    self.init(
      kind: kind, program: program, settings: try String(from: &unpacker), run: try String(from: &unpacker),
      facts: try String(from: &unpacker))
    files = try [Int](from: &unpacker)
    firstChunk = try Int(from: &unpacker)
    let ends = try [Int](from: &unpacker)
    guard ends.count == 2, 0 <= ends[0], ends[0] < ends[1], ends[1] <= LineColumns.groups else {
      throw unpacker.damage("groups")
    }
    groups = ends[0]..<ends[1]
    days = try [Day](from: &unpacker)
  }
}

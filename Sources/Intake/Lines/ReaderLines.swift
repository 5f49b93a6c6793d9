internal import Base

/// The lines that one reader has, with the reader's own codes: nothing that another reader must know.
public struct ReaderLines: Sendable {
  /// The lines of a chunk.
  struct Part: Sendable {
    let file: Int
    let number: Int
    /// How many there were when the chunk was read.
    let linesRead: Int
    /// Those that are left out already.
    let removed: LineSet
    var lines: LineColumns
    let codes: InputFindings.Codes
  }

  private(set) var parts: [Part] = []
  /// The reader's values.
  let products: TextDictionary
  let dimensions: [TextDictionary]

  init(_ parts: [Part], of findings: InputFindings) {
    self.parts = parts
    products = findings.products
    dimensions = findings.dimensions
  }
}

extension ReaderLines.Part {
  /// Takes out the lines that are duplicates by what is known of the whole input.
  mutating func settle(by input: SettledInput) throws(IntakeError) {
    guard let dropped = input.dropped(file: file, chunk: number, of: linesRead) else {
      throw IntakeError(
        .input, "chunk \(number) of input \(file) is not what the facts are about; read both again")
    }
    if dropped != removed {
      // What is left stands closer together than when it was read.
      let left = (0..<linesRead).filter { !removed.contains($0) }
      lines.remove(left.map { dropped.contains($0) })
    }
    if let restated = input.restated, restated.count > 0, input.account.files[file].duplicate > 0 {
      lines.remove(restated.duplicates(in: lines, file: file))
    }
  }
}

extension LineColumns {
  /// - Parameter unwanted: By line.
  mutating func remove(_ unwanted: [Bool]) {
    guard unwanted.contains(true) else { return }
    keep(unwanted.indices.filter { !unwanted[$0] }.map { UInt32($0) })
  }
}

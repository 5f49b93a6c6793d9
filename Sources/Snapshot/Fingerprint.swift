public import Files

/// What the tables of a run depend on, in one number: two runs of the same fingerprint would
/// write the same tables, so the second need not.
public struct Fingerprint: Hashable, Sendable {
  /// An input file: its path as the pipeline's glob found it, and its state.
  public struct Input: Hashable, Sendable {
    /// Its path.
    public let name: String
    /// Its size and its time of change.
    public let identity: FileIdentity

    /// An input file in its state.
    public init(name: String, identity: FileIdentity) {
      self.name = name
      self.identity = identity
    }
  }

  /// 64 hexadecimal digits, as the manifest has them.
  public let hex: String

  /// Eight of them, as the snapshot's name has them.
  public var short: String { String(hex.prefix(8)) }

  /// - Parameters:
  ///   - inputs: in any order. A file counts by name, size and modification time; its content
  ///     is not read.
  ///   - settings: everything that was asked for and shapes the tables, in one text that is the
  ///     same whenever it means the same. The as-of day belongs to it, as asked for.
  ///   - version: of the program, since another one may count differently.
  public init(inputs: [Input], settings: String, version: String) {
    var sum = Checksum()
    // A length before each part, so that no two lists of parts run together into one text.
    func add(_ part: String) {
      let bytes = Array(part.utf8)
      sum.add(Array("\(bytes.count):".utf8))
      sum.add(bytes)
    }
    add(version)
    add(settings)
    for input in inputs.sorted(by: { Path.precedes($0.name, $1.name) }) {
      add(input.name)
      add(String(input.identity.size))
      add(String(input.identity.modifiedNanoseconds))
    }
    hex = sum.hex
  }
}

/// Runs work on several threads. This is the only place with concurrency: everything below is synchronous and pure, so
/// one thread gives the same bytes as many.
public struct Crew: Sendable {
  /// How many pieces are worked on at the same time.
  public let threads: Int

  /// A crew of so many threads, at least one.
  public init(threads: Int) {
    self.threads = threads
  }

  /// How many pieces are in work. More than there are threads, so that a thread that is done finds the next piece
  /// waiting: waking a thread takes as long as reading a small file.
  private var underWay: Int { 4 * threads }

  /// Does a numbered piece of work each, and gives the results in order.
  public func map<Result: Sendable>(
    _ pieces: Range<Int>, _ work: @escaping @Sendable (Int) throws -> Result
  ) async throws -> [Result] {
    guard threads > 1 else { return try pieces.map(work) }
    var results: [Result?] = Array(repeating: nil, count: pieces.count)
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var next = pieces.lowerBound
      func begin() {
        guard next < pieces.upperBound else { return }
        let piece = next
        group.addTask { (piece, try work(piece)) }
        next += 1
      }
      for _ in 0..<underWay { begin() }
      while let (piece, result) = try await group.next() {
        results[piece - pieces.lowerBound] = result
        begin()
      }
    }
    return results.compactMap(\.self)
  }

  /// Does work on what a source hands out, and takes up the results in the source's order. Only so much is under
  /// way at a time, so that memory stays bounded.
  public func process<Piece: Sendable, Result: Sendable>(
    _ source: () throws -> Piece?, _ work: @escaping @Sendable (Piece) throws -> Result,
    _ take: (Result) throws -> Void
  ) async throws {
    guard threads > 1 else {
      while let piece = try source() { try take(work(piece)) }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var begun = 0
      var taken = 0
      var waiting: [Int: Result] = [:]
      func begin() throws -> Bool {
        guard let piece = try source() else { return false }
        let number = begun
        group.addTask { (number, try work(piece)) }
        begun += 1
        return true
      }
      while begun < underWay, try begin() {}
      while let (number, result) = try await group.next() {
        waiting[number] = result
        while let result = waiting.removeValue(forKey: taken) {
          try take(result)
          taken += 1
        }
        // A slow piece must not let finished ones pile up behind it.
        if begun - taken <= underWay + threads { _ = try begin() }
      }
      while try begin() {
        guard let (_, result) = try await group.next() else { break }
        try take(result)
      }
    }
  }
}

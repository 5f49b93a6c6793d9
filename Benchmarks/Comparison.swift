/// The same job done in several ways.
///
/// Own code, because neither google/swift-benchmark nor ordo-one/benchmark says bytes a second, lets ways take turns or
/// checks that they agree, and both would be resolved for these few lines, the latter with a plugin and more packages.
struct Comparison {
  struct Way {
    let name: String
    /// Does the whole job once and says in a number what it came to, so that the compiler can leave nothing out.
    let work: () throws -> Int
  }

  /// What is worked on.
  let subject: String
  let items: Int
  /// What an item is, in the singular.
  let item: String
  /// nil where the job is not about bytes.
  var bytes: Int?
  let ways: [Way]

  static let warmUps = 3

  var headline: String {
    "\(subject), \(items) \(item)s" + (bytes.map { ", \($0) bytes" } ?? "")
  }

  /// How long each way took each time, shortest first.
  ///
  /// The ways take turns, so that what else the machine does meets them alike.
  /// - Throws: `Disagreement` where a way does not come to what the first came to at first.
  func measure(repetitions: Int) throws -> [[Duration]] {
    let expected = try ways[0].work()
    // Does not follow the date, which may be set while we measure.
    let clock = ContinuousClock()
    var times = ways.map { _ in [Duration]() }
    for round in 0..<Self.warmUps + repetitions {
      for (index, way) in ways.enumerated() {
        var result = 0
        let time = try clock.measure { result = try way.work() }
        try Disagreement.unless(result == expected, "\(subject): \(way.name) comes to something else")
        if round >= Self.warmUps { times[index].append(time) }
      }
    }
    return times.map { $0.sorted() }
  }
}

/// What is measured together, by a name that one can ask for.
struct Suite: Sendable {
  let name: String
  /// Makes the data, and checks once, part by part, that the ways agree about it.
  let comparisons: @Sendable () throws -> [Comparison]
}

/// Two ways that are to come to the same do not: a time of either means nothing.
struct Disagreement: Error, CustomStringConvertible {
  let description: String

  static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws {
    if !holds { throw Disagreement(description: description()) }
  }
}

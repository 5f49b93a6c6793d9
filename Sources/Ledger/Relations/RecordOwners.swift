/// Whose the records of an export in a shard are. The records of one person lie together, in order of their days.
///
/// Persons are numbered for all exports of a shard alike: first the customers of the history, by their rows, and then
/// everybody else whose id stands in an export. All records of a person are in one shard.
public struct RecordOwners: Sendable {
  /// Persons below it are the rows of `History.customers`.
  public let customers: Int
  /// By person: where the records begin; then where those of nobody begin, and the end of the last.
  @usableFromInline let starts: [Int32]

  /// All persons with an id, whether they have a record here or not.
  @inlinable
  public var people: Range<Int> { 0..<starts.count - 2 }

  /// The records of a person.
  @inlinable
  public func records(of person: Int) -> Range<Int> { Int(starts[person])..<Int(starts[person + 1]) }

  /// Records that name nobody: feedback of an order that no line has, a survey without customers.
  @inlinable
  public var nameless: Range<Int> { Int(starts[starts.count - 2])..<Int(starts[starts.count - 1]) }

  /// All records.
  @inlinable
  public var count: Int { Int(starts[starts.count - 1]) }
}

/// The records of an export in a shard, one after the other as they come.
struct GatheredRecords<Entry: Comparable> {
  private(set) var persons: [Int32] = []
  private(set) var entries: [Entry] = []

  /// - Parameter person: nil where the record is nobody's.
  mutating func append(_ entry: Entry, of person: Int?, among people: Int) {
    persons.append(Int32(person ?? people))
    entries.append(entry)
  }

  /// The records of each person together, in their order.
  /// - Complexity: O(n), and O(n log n) for persons whose records are out of order.
  consuming func sorted(customers: Int, people: Int) -> (owners: RecordOwners, entries: [Entry]) {
    precondition(entries.count < Int32.max, "a shard's places are 32 bits")
    var starts = Array(repeating: Int32(0), count: people + 2)
    for person in persons { starts[Int(person) + 1] += 1 }
    for person in 0...people { starts[person + 1] += starts[person] }
    var next = starts
    var sorted = entries
    for (index, person) in persons.enumerated() {
      sorted[Int(next[Int(person)])] = entries[index]
      next[Int(person)] += 1
    }
    for person in 0...people {
      let range = Int(starts[person])..<Int(starts[person + 1])
      guard range.count > 1 else { continue }
      let isInOrder = range.dropFirst().allSatisfy { !(sorted[$0] < sorted[$0 - 1]) }
      if !isInOrder { sorted[range].sort() }
    }
    return (RecordOwners(customers: customers, starts: starts), sorted)
  }
}

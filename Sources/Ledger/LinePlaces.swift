/// Where the lines of a shard, as they come out of the chunks, belong: those of one customer together in order of
/// their days, customers in order of what they are called.
///
/// Each column is written once, directly to its place. What is in order already is not sorted.
struct LinePlaces {
  /// By line as it comes.
  private(set) var place: [UInt32]
  /// Where each customer's lines begin, and the end of the last.
  let starts: [Int32]

  /// Lines of a customer stay in the order in which they come.
  /// - Parameters:
  ///   - codes: By line: the code of its customer.
  ///   - order: All codes in order of customers.
  init(of codes: consuming [UInt32], inOrder order: [UInt32]) {
    precondition(codes.count < Int32.max, "a shard's places are 32 bits")
    var counts = Array(repeating: UInt32(0), count: order.count)
    for line in codes.indices { counts[Int(codes[line])] += 1 }
    var starts: [Int32] = [0]
    starts.reserveCapacity(order.count + 1)
    // By code: where its next line goes.
    var next = counts
    var end: UInt32 = 0
    for code in order {
      next[Int(code)] = end
      end += counts[Int(code)]
      starts.append(Int32(end))
    }
    for line in codes.indices {
      let code = Int(codes[line])
      codes[line] = next[code]
      next[code] += 1
    }
    place = codes
    self.starts = starts
  }

  /// Puts the lines of each customer in order of their days, those of a day in the order in which they came.
  /// - Parameter days: By place; put in order too.
  mutating func sort(byDay days: inout [Int32]) {
    // By place: where its line has to go; empty as long as all are in order, as exports mostly are.
    var moved: [UInt32] = []
    var keys: [Int64] = []
    for customer in 0..<starts.count - 1 {
      let lines = Int(starts[customer])..<Int(starts[customer + 1])
      if Self.areInOrder(days.span.extracting(lines)) { continue }
      if moved.isEmpty { moved = Array(0..<UInt32(days.count)) }
      keys.removeAll(keepingCapacity: true)
      for line in lines { keys.append(Int64(days[line]) << 32 | Int64(line)) }
      keys.sort()
      for (line, key) in zip(lines, keys) {
        days[line] = Int32(key >> 32)
        moved[Int(key & 0xFFFF_FFFF)] = UInt32(line)
      }
    }
    guard !moved.isEmpty else { return }
    for line in place.indices { place[line] = moved[Int(place[line])] }
  }

  private static func areInOrder(_ days: Span<Int32>) -> Bool {
    var last = Int32.min
    for index in days.indices {
      if days[index] < last { return false }
      last = days[index]
    }
    return true
  }
}

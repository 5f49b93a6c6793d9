internal import Base
internal import Ledger

/// Who was there, came, left and did something, in one period and among some employees.
struct StaffCount: Hashable, Sendable {
  /// Employed on the day before the period.
  var opening = 0
  /// Hired in the period.
  var hired = 0
  /// Left in the period: the last day is in it.
  var left = 0
  /// Of those, for a reason that the pipeline calls voluntary.
  var leftVoluntary = 0
  /// Of those who left, after less than a year.
  var leftWithinYear = 0
  /// Employed at the end of the period's last day, counted independently of the four above.
  var closing = 0
  /// By kind of event.
  var events: [EventCount] = StaffEventKind.allCases.map { _ in EventCount() }
  /// Suggestions that were adopted.
  var adopted = 0
  /// What violations cost.
  var violationLoss = Money.zero

  /// Employed on some day of the period.
  var employed: Int { opening + hired }

  /// Of one kind.
  struct EventCount: Hashable, Sendable {
    var events = 0
    /// People employed in the period with at least one.
    var people = 0
  }

  /// Of one kind of event.
  subscript(_ kind: StaffEventKind) -> EventCount { events[kind.position] }
}

extension StaffEventKind {
  fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What happened among employees, period by period from the first hire to the as-of day.
struct StaffCounts {
  let length: Period.Length
  let asOf: Day
  /// Reasons that are the employee's own choice; nil where it is not known.
  let voluntary: Set<String>?
  /// From the period of the first hire to that of the as-of day.
  let periods: [Period]

  /// - Parameter roster: All employments that began by the as-of day.
  init(_ roster: [Employment], _ length: Period.Length, asOf: Day, voluntary: [String]?) {
    self.length = length
    self.asOf = asOf
    self.voluntary = voluntary.map { Set($0) }
    let last = Period(length, containing: asOf).ordinal
    let first = roster.map { Period(length, containing: $0.hired).ordinal }.min() ?? last + 1
    periods = (first..<last + 1).map { Period(length, ordinal: $0) }
  }

  /// By period: what some employments and some events come to.
  /// - Parameters:
  ///   - events: Those of employees of these employments, by the as-of day.
  /// - Complexity: O(employments + events × log events + periods).
  func counts(of employments: [Employment], _ events: [StaffEvent]) -> [StaffCount] {
    var counts = Array(repeating: StaffCount(), count: periods.count)
    // By period, and one more: how many more are there at its beginning, and at its end, than one period before.
    var openings = Array(repeating: 0, count: periods.count + 1)
    var closings = openings
    var stays: [Int: [ClosedRange<Int>]] = [:]
    for employment in employments {
      let hired = position(of: employment.hired)
      let left = employment.left.map { position(of: $0) }
      counts[hired].hired += 1
      openings[hired + 1] += 1
      closings[hired] += 1
      if let day = employment.left, let left {
        counts[left].left += 1
        counts[left].leftVoluntary += voluntary?.contains(employment.reason) == true ? 1 : 0
        counts[left].leftWithinYear += day - employment.hired < 365 ? 1 : 0
        openings[left + 1] -= 1
        closings[left] -= 1
      }
      stays[employment.employee, default: []].append(hired...(left ?? periods.count - 1))
    }
    var (opening, closing) = (0, 0)
    for position in counts.indices {
      opening += openings[position]
      closing += closings[position]
      counts[position].opening = opening
      counts[position].closing = closing
    }
    count(events, stays, &counts)
    return counts
  }

  /// - Parameter stays: By employee: the periods of each employment.
  private func count(
    _ events: [StaffEvent], _ stays: [Int: [ClosedRange<Int>]], _ counts: inout [StaffCount]
  ) {
    var people: Set<PersonInPeriod> = []
    for event in events where event.day >= periods.first?.firstDay ?? event.day + 1 {
      guard let employee = event.employee, let stays = stays[employee] else { continue }
      let (period, kind) = (position(of: event.day), event.kind.position)
      counts[period].events[kind].events += 1
      if event.kind == .suggestion, event.isAdopted { counts[period].adopted += 1 }
      if event.kind == .violation { counts[period].violationLoss += event.amount }
      guard stays.contains(where: { $0.contains(period) }) else { continue }
      let person = PersonInPeriod(employee: employee, period: period, kind: kind)
      if people.insert(person).inserted { counts[period].events[kind].people += 1 }
    }
  }

  private struct PersonInPeriod: Hashable {
    let employee: Int
    let period: Int
    let kind: Int
  }

  private func position(of day: Day) -> Int {
    Period(length, containing: day).ordinal - (periods.first?.ordinal ?? 0)
  }
}

internal import Base
internal import Intake

extension RelationFacts {
  /// What the exports come to on a day.
  /// - Parameter findsGroups: Whether the groups of each campaign are looked for, which takes a look at all targets.
  init(_ exports: ExportReadings, asOf: Day, findsGroups: Bool) {
    for reading in exports.all {
      accounts.append(
        ExportAccount(
          kind: reading.source.kind, files: reading.files,
          namesPeople: reading.source.namesCustomers || reading.source.kind == .staffEvents))
    }
    if let reading = exports[.feedback] { feedback = FeedbackFacts(reading, exports.orders, asOf) }
    if let reading = exports[.survey] {
      survey = SurveyFacts(items: reading.source.items, hasCustomers: reading.source.namesCustomers)
    }
    if let reading = exports[.campaigns] { takeCampaigns(reading, asOf) }
    targetGroups = exports[.campaignTargets].map { $0.words(.group) }
    if findsGroups, let targets = exports[.campaignTargets] { findGroups(targets, exports) }
    hasRedemptions = exports[.campaignRedemptions] != nil
    if let reading = exports[.points] {
      points = PointFacts(firstDay: reading.firstDay(upTo: asOf))
    }
    hasReferrals = exports[.referrals] != nil
    takeStaff(exports, asOf)
  }

  private mutating func note(_ counts: ExportCounts, of kind: ExportKind) {
    guard let index = accounts.firstIndex(where: { $0.kind == kind }) else { return }
    accounts[index].counts = counts
  }

  private mutating func takeCampaigns(_ reading: ExportReading, _ asOf: Day) {
    var counts = ExportCounts()
    var started: [Campaign] = []
    var names: Set<String> = []
    let hasType = reading.source.has(.type)
    reading.forEachRecord { chunk, record in
      let campaign = Campaign(
        name: chunk.word(.campaign, of: record), type: hasType ? chunk.word(.type, of: record) : nil,
        start: chunk.day(.start, of: record) ?? asOf, end: chunk.day(.end, of: record) ?? asOf)
      if campaign.start > asOf {
        counts.afterAsOf += 1
      } else if names.insert(campaign.name).inserted {
        started.append(campaign)
        counts.unknown += 1
      } else {
        counts.setAside += 1
      }
    }
    campaigns = started.sorted {
      $0.start != $1.start
        ? $0.start < $1.start : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    note(counts, of: .campaigns)
  }

  private mutating func findGroups(_ targets: ExportReading, _ exports: ExportReadings) {
    let tables = WordCodes(self, exports)
    let width = max(1, targetGroups?.count ?? 0)
    var found = Array(repeating: false, count: (campaigns?.count ?? 0) * width)
    for (number, chunk) in targets.chunks.enumerated() {
      let (campaigns, groups) = (chunk.codeColumn(.campaign), chunk.codeColumn(.group))
      let (ofCampaign, ofGroup) = (tables.targetCampaigns[number], tables.groups[number])
      for record in 0..<chunk.count {
        guard let campaign = ofCampaign[Int(campaigns?[record] ?? 0)] else { continue }
        found[Int(campaign) * width + Int(ofGroup[Int(groups?[record] ?? 0)])] = true
      }
    }
    campaignGroups = (campaigns ?? []).indices.map { campaign in
      (0..<width).filter { found[campaign * width + $0] }
    }
  }

  private mutating func takeStaff(_ exports: ExportReadings, _ asOf: Day) {
    guard let reading = exports[.staff] else { return }
    var counts = ExportCounts()
    var numbers: [String: Int] = [:]
    var employments: [Employment] = []
    reading.forEachRecord { chunk, record in
      guard let hired = chunk.day(.hired, of: record), hired <= asOf else {
        counts.afterAsOf += 1
        return
      }
      let name = chunk.word(.employee, of: record)
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      let left = chunk.day(.left, of: record).flatMap { $0 <= asOf ? $0 : nil }
      employments.append(
        Employment(
          employee: number, hired: hired, left: left, reason: chunk.word(.reason, of: record),
          unit: chunk.word(.unit, of: record)))
      counts.unknown += 1
    }
    staffColumns = Set(reading.source.columns.keys)
    staffEventColumns = Set(exports[.staffEvents]?.source.columns.keys.map(\.self) ?? [])
    staff = employments.sorted { $0.sortsBefore($1) }
    note(counts, of: .staff)
    if let events = exports[.staffEvents] { takeEvents(events, asOf, numbers) }
  }

  private mutating func takeEvents(_ reading: ExportReading, _ asOf: Day, _ numbers: [String: Int]) {
    var counts = ExportCounts()
    var events: [StaffEvent] = []
    reading.forEachRecord { chunk, record in
      guard let day = chunk.day(.date, of: record), day <= asOf,
        let kind = StaffEventKind(rawValue: chunk.word(.kind, of: record))
      else {
        counts.afterAsOf += 1
        return
      }
      let employee = numbers[chunk.word(.employee, of: record)]
      if employee == nil { counts.unknown += 1 } else { counts.known += 1 }
      events.append(
        StaffEvent(
          employee: employee, day: day, kind: kind,
          amount: Money(units: chunk.number(.amount, of: record) ?? 0),
          isAdopted: chunk.number(.adopted, of: record) == 1))
    }
    staffEvents = events.sorted { $0.day < $1.day }
    note(counts, of: .staffEvents)
  }
}

extension Employment {
  fileprivate func sortsBefore(_ other: Employment) -> Bool {
    if hired != other.hired { return hired < other.hired }
    if unit != other.unit { return unit.utf8.lexicographicallyPrecedes(other.unit.utf8) }
    return employee < other.employee
  }
}

extension FeedbackFacts {
  fileprivate init(_ reading: ExportReading, _ orders: OrderFacts?, _ asOf: Day) {
    let source = reading.source
    // Where no day is mapped, a record's day is its order's.
    let first =
      source.has(.date)
      ? reading.chunks.firstDay() : reading.chunks.lazy.compactMap { orders?.firstDay(in: $0) }.min()
    self.init(
      kinds: reading.kinds, reasons: reading.words(.reason), hasReasons: source.has(.reason),
      hasScores: source.has(.score),
      hasAnswers: source.has(.answered), firstDay: first.flatMap { $0 <= asOf ? $0 : nil })
  }
}

extension RecordColumns {
  func day(_ role: ExportRole, of record: Int) -> Day? {
    number(role, of: record).map { Day(number: Int32($0)) }
  }
}

extension ExportReading {
  /// The words of a column by their bytes; only `(none)` where no column is mapped.
  func words(_ role: ExportRole) -> [String] {
    guard source.has(role) else { return [RecordColumns.none] }
    return Set(chunks.flatMap { $0.wordList(role).map { Array($0.utf8) } })
      .sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The kinds of feedback by their bytes, also those that the pipeline names and no record has.
  var kinds: [String] {
    let named = source.kinds.keys + (source.has(.kind) ? words(.kind) : [source.defaultKind])
    return Set(named.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func firstDay(upTo asOf: Day) -> Day? { chunks.firstDay().flatMap { $0 <= asOf ? $0 : nil } }
}

extension [RecordColumns] {
  fileprivate func firstDay() -> Day? {
    lazy.compactMap { chunk -> Int64? in
      guard let dates = chunk.numberColumn(.date) else { return nil }
      return (0..<chunk.count).lazy.compactMap { dates[$0] }.min()
    }.min().map { Day(number: Int32($0)) }
  }
}

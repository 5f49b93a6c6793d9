internal import Base
internal import Intake

/// The records of one export that fall into a shard, while they are put to their persons.
struct ShardExport {
  /// By chunk: the records of the shard, and whose each is.
  let chunks: [((RecordColumns, Range<Int>), [Int32])]
  let history: History
  let people: Int
  let asOf: Day
  private(set) var counts = ExportCounts()

  init(
    chunks: [(RecordColumns, Range<Int>, [Int32])], history: History, people: Int, asOf: Day
  ) {
    self.chunks = chunks.map { (($0.0, $0.1), $0.2) }
    self.history = history
    self.people = people
    self.asOf = asOf
  }

  /// Gathers what records come to, each with its person.
  /// - Parameter reader: Of a chunk, what its records come to; nil where one has no place. Columns are asked for once.
  private mutating func gather<Entry: Comparable>(
    needsDay: Bool,
    _ reader: (_ chunk: Int, RecordColumns) -> (_ record: Int, _ day: Int32?) -> Entry?
  ) -> GatheredRecords<Entry> {
    var gathered = GatheredRecords<Entry>()
    for (number, ((chunk, records), persons)) in chunks.enumerated() {
      let entry = reader(number, chunk)
      let dates = chunk.numberColumn(.date)
      for (record, person) in zip(records, persons) {
        let day = dates?[record].map { Int32($0) }
        if let day, day > asOf.number {
          counts.afterAsOf += 1
          continue
        }
        guard day != nil || !needsDay, let entry = entry(record, day) else {
          counts.setAside += 1
          continue
        }
        note(person)
        gathered.append(entry, of: person < 0 ? nil : Int(person), among: people)
      }
    }
    return gathered
  }

  private mutating func note(_ person: Int32) {
    if person >= 0, history.isKnown(Int(person)) { counts.known += 1 } else { counts.unknown += 1 }
  }

  mutating func feedback(_ tables: WordCodes, _ source: ExportSource) -> FeedbackRecords {
    let asOf = Int64(asOf.number)
    let hasKinds = source.has(.kind)
    let gathered = gather(needsDay: true) { number, chunk in
      let (answers, scores) = (chunk.numberColumn(.answered), chunk.numberColumn(.score))
      let (kinds, reasons) = (hasKinds ? chunk.codeColumn(.kind) : nil, chunk.codeColumn(.reason))
      let (ofKind, ofReason) = (tables.kinds[number], tables.reasons[number])
      return { record, day in
        // What is dated before the record answers something else.
        let answered = answers?[record].flatMap { $0 <= asOf && $0 >= day ?? 0 ? Int32($0) : nil }
        return FeedbackRecords.Entry(
          day: day ?? 0, kind: ofKind[Int(kinds?[record] ?? 0)],
          score: scores?[record].map { Int32($0) } ?? .min, answered: answered ?? .max,
          reason: ofReason[Int(reasons?[record] ?? 0)])
      }
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return FeedbackRecords(owners: owners, entries: entries)
  }

  mutating func survey(items: Int) -> SurveyRecords {
    let gathered = gather(needsDay: false) { _, chunk in
      { record, day in
        SurveyRecords.Entry(
          day: day ?? .max,
          answers: (0..<items).map { chunk.answer($0, of: record).map { Int32($0) } ?? .min })
      }
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return SurveyRecords(owners: owners, entries: entries)
  }

  /// A target's day is the start of its campaign.
  mutating func targets(_ tables: WordCodes, _ facts: RelationFacts) -> TargetRecords {
    var gathered = GatheredRecords<TargetRecords.Entry>()
    for (number, ((chunk, records), persons)) in chunks.enumerated() {
      let (campaigns, groups) = (chunk.codeColumn(.campaign), chunk.codeColumn(.group))
      let (ofCampaign, ofGroup) = (tables.targetCampaigns[number], tables.groups[number])
      for (record, person) in zip(records, persons) {
        guard let campaign = ofCampaign[Int(campaigns?[record] ?? 0)] else {
          counts.afterAsOf += 1
          continue
        }
        note(person)
        gathered.append(
          TargetRecords.Entry(
            campaign: campaign, group: ofGroup[Int(groups?[record] ?? 0)]),
          of: person < 0 ? nil : Int(person), among: people)
      }
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return TargetRecords(
      owners: owners,
      campaigns: CodeColumn(entries.map(\.campaign), below: facts.campaigns?.count ?? 0),
      groups: CodeColumn(entries.map(\.group), below: facts.targetGroups?.count ?? 0))
  }

  /// What is redeemed of a campaign that has not started is set aside.
  mutating func redemptions(_ tables: WordCodes) -> RedemptionRecords {
    let gathered = gather(needsDay: true) { number, chunk in
      let (campaigns, ofCampaign) = (chunk.codeColumn(.campaign), tables.redeemedCampaigns[number])
      return { record, day in
        ofCampaign[Int(campaigns?[record] ?? 0)].map {
          RedemptionRecords.Entry(day: day ?? 0, campaign: $0)
        }
      }
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return RedemptionRecords(owners: owners, entries: entries)
  }

  mutating func points() -> PointRecords {
    let kinds = chunks.map { chunk, _ in
      chunk.0.wordList(.kind).map { word in
        PointKind(rawValue: word).flatMap { PointKind.allCases.firstIndex(of: $0) }.map { UInt8($0) }
      }
    }
    let gathered = gather(needsDay: true) { number, chunk in
      let (codes, points, ofKind) = (chunk.codeColumn(.kind), chunk.numberColumn(.points), kinds[number])
      return { record, day in
        ofKind[Int(codes?[record] ?? 0)].map { kind in
          PointRecords.Entry(day: day ?? 0, kind: kind, points: points?[record] ?? 0)
        }
      }
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return PointRecords(owners: owners, entries: entries)
  }
}

// Referrals: one for each who was referred.
extension ShardExport {
  mutating func referrals(_ persons: ShardPersons) -> ReferralRecords {
    var best: [Int32: ReferralRecords.Entry] = [:]
    for ((chunk, records), owners) in chunks {
      for (record, person) in zip(records, owners) where person >= 0 {
        let day = chunk.number(.date, of: record).map { Int32($0) }
        if let day, day > asOf.number {
          counts.afterAsOf += 1
          continue
        }
        let referrer = persons.name(of: chunk.id(.referrer, of: record))
        let isOfOneself = persons.name(ofPerson: Int(person)).elementsEqual(referrer)
        if isOfOneself || isLate(day, of: Int(person)) {
          counts.setAside += 1
          continue
        }
        let entry = ReferralRecords.Entry(day: day ?? .max, referrer: referrer)
        guard let other = best[person] else {
          best[person] = entry
          continue
        }
        counts.setAside += 1
        if entry < other { best[person] = entry }
      }
    }
    var gathered = GatheredRecords<ReferralRecords.Entry>()
    for (person, entry) in best.sorted(by: { $0.key < $1.key }) {
      note(person)
      gathered.append(entry, of: Int(person), among: people)
    }
    let (owners, entries) = gathered.sorted(customers: history.customers.count, people: people)
    return ReferralRecords(owners: owners, entries: entries)
  }

  /// Whether a day is after the person's first purchase day.
  private func isLate(_ day: Int32?, of person: Int) -> Bool {
    guard let day, history.isKnown(person), let first = history.purchases(of: person).first else {
      return false
    }
    return day > history.purchaseDay[first].number
  }
}

extension CodeColumn {
  /// Codes below a number, in as few bytes as it needs.
  init(_ codes: [UInt32], below count: Int) {
    switch count {
    case ...0x100: self.init(bytes: codes.map { UInt8(truncatingIfNeeded: $0) })
    case ...0x10000: self.init(shorts: codes.map { UInt16(truncatingIfNeeded: $0) })
    default: self.init(words: codes)
    }
  }
}

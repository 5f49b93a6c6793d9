internal import Base
internal import CSV
internal import Intake

/// What a file on the command line is.
enum FilePart: Sendable {
  /// Lines, for all that can be seen.
  case lines
  /// Neither lines nor anything that is known.
  case unknown
  case beside(BesideMatch)
  /// An export that is known and cannot be used, and why.
  case unusable(String)
}

/// An export beside the lines: which, and the parts of its columns.
struct BesideMatch: Sendable {
  let kind: ExportKind
  var columns: [ExportRole: Int]
  /// Columns that could be the customer, best first.
  var owners: [Int] = []
  /// Columns that could be the order, best first.
  var orders: [Int] = []
  /// By part, in thousandths: the records whose id the lines have.
  var known: [ExportRole: Int] = [:]
  /// The questions of a survey.
  var items: [Int] = []
  /// What nothing in the export decides, by the key within the section.
  var open: [OpenPoint] = []
  var remarks: [String] = []

  init(_ kind: ExportKind, _ columns: [ExportRole: Int?]) {
    self.kind = kind
    self.columns = columns.compactMapValues(\.self)
  }

  mutating func ask(_ key: String, _ words: String) {
    open.append(OpenPoint("\(kind.rawValue).\(key)", words))
  }
}

extension FilePart {
  /// - Parameter file: Its name speaks where the columns do not.
  init(_ look: ExportsLook, file: String) {
    let columns = BesideColumns(look)
    guard look.exports.hasHeader, PlatformMatch(look.exports.columns) == nil else {
      self = look.exports.hasHeader ? .lines : .unknown
      return
    }
    let sure = columns.roster ?? columns.survey ?? columns.referrals ?? columns.campaigns
    if let sure {
      self = .beside(sure)
    } else if columns.areLines {
      self = .lines
    } else if let found = columns.points ?? columns.listed(file) ?? columns.events ?? columns.feedback(file) {
      self = .beside(found)
    } else {
      self = (columns.group ?? columns.balances).map { .unusable($0) } ?? .unknown
    }
  }
}

// What is told apart before lines are looked for: these have money of their own.
extension BesideColumns {
  /// People with the day on which they were hired.
  fileprivate var roster: BesideMatch? {
    guard let hired = named(.hired, where: isDate).first else { return nil }
    var taken: Set = [hired]
    let people = named(.employee, but: taken, where: isIDLike)
    guard let employee = people.min(by: { column($0).empty < column($1).empty }) else { return nil }
    taken.insert(employee)
    let left = named(.left, but: taken, where: isDateOrNever).first
    var match = BesideMatch(
      .staff,
      [
        .employee: employee, .hired: hired, .left: left,
        .unit: named(.unit, but: taken, where: isKindLike).first,
        .reason: named(.reason, but: taken, where: isKindLike).first,
      ])
    for other in people where other != employee && column(other).empty > column(employee).empty {
      match.remarks.append(
        "\(quoted(other)) is empty in \(column(other).empty) records, so \(quoted(employee)) says who it is")
    }
    if RoleWords.isName(name(employee)), column(employee).distinct < column(employee).filled {
      match.ask(
        "columns.employee", "whether two people share a name: \(quoted(employee)) has some more than once")
    }
    if left == nil {
      match.ask("columns.left", "when people leave: no column of days is named so, and then nobody ever left")
    }
    return match
  }

  /// Mostly answers on a scale.
  fileprivate var survey: BesideMatch? {
    let items = indices.filter { isAnswer($0) && look.survey.isNameable($0) }
    let unnamed = items.filter { !RoleWords.knows(name($0)) }
    guard unnamed.count >= 4, items.count * 10 >= indices.count * 6, !areOnlyNumbers(but: items) else {
      return nil
    }
    let taken = Set(items)
    var match = BesideMatch(.survey, [.date: opened(but: taken)])
    match.owners = named(.customer, but: taken)
    match.columns[.customer] = match.owners.first
    match.items = items
    return match
  }

  /// Numbers with digits behind the point are no answers: then the whole is something else.
  private func areOnlyNumbers(but items: [Int]) -> Bool {
    indices.contains { !items.contains($0) && facts($0).isNumeric && !facts($0).isWhole && !isDate($0) }
  }

  fileprivate var referrals: BesideMatch? {
    guard let referred = named(.referred, where: isIDLike).first,
      let referrer = named(.referrer, but: [referred], where: isIDLike).first
    else { return nil }
    var match = BesideMatch(
      .referrals, [.referrer: referrer, .referred: referred, .date: opened(but: [referred, referrer])])
    match.owners = [referred]
    return match
  }

  /// One record for each campaign, with its days.
  fileprivate var campaigns: BesideMatch? {
    let names = named(.campaign)
    guard let campaign = names.first(where: { column($0).distinct * 20 >= column($0).filled * 19 }),
      column(campaign).filled > 0, named(Role.customer, but: [campaign]).isEmpty
    else { return nil }
    guard let start = named(.start, but: [campaign], where: isDate).first ?? opened(but: [campaign]) else {
      return nil
    }
    let end = named(.end, but: [campaign, start], where: isDate).first
    var match = BesideMatch(
      .campaigns,
      [
        .campaign: campaign, .start: start, .end: end ?? start,
        .type: named(.type, but: [campaign], where: isKindLike).first,
      ])
    if end == nil {
      match.ask(
        "columns.end",
        "when a campaign ends: no column says so, and then each lasts one day. The tables look at the days after that too"
      )
    }
    return match
  }
}

// What has no money that a line has.
extension BesideColumns {
  fileprivate var points: BesideMatch? {
    guard let points = named(.points, where: { facts($0).isWhole && !isDate($0) }).first,
      let customer = named(Role.customer, but: [points]).first
    else { return nil }
    let taken: Set = [points, customer]
    guard let date = opened(but: taken) else { return nil }
    let kinds =
      named(.kind, but: taken, where: isKindLike) + indices.filter { isKindLike($0) && !taken.contains($0) }
    guard let kind = kinds.max(by: { known($0, .points) < known($1, .points) }), known(kind, .points) > 0
    else {
      return nil
    }
    var match = BesideMatch(.points, [.customer: customer, .date: date, .kind: kind, .points: points])
    match.owners = named(Role.customer, but: [points])
    return match
  }

  /// Customers beside campaigns: whom one was sent to, or who used something of it.
  fileprivate func listed(_ file: String) -> BesideMatch? {
    guard let campaign = named(.campaign, where: isIDLike).first,
      let customer = named(Role.customer, but: [campaign]).first
    else { return nil }
    let taken: Set = [campaign, customer]
    let group = named(.group, but: taken, where: isKindLike).first
    let days = indices.filter { isDate($0) && !taken.contains($0) }
    let redeemed = days.first { BesideWords.redeemed.points(HeaderName(name($0))) > 0 }
    let sent = days.first { BesideWords.points(.start, name($0)) > 0 }
    let speaks = BesideWords.redeemed.points(HeaderName(file)) > 0
    var match: BesideMatch
    if group == nil, sent == nil, let date = redeemed ?? (speaks ? opened(but: taken) : nil) {
      match = BesideMatch(.campaignRedemptions, [.customer: customer, .campaign: campaign, .date: date])
      if redeemed == nil {
        match.ask("files", "whether these are redemptions: only the name of the file says so")
      }
    } else {
      match = BesideMatch(.campaignTargets, [.campaign: campaign, .customer: customer, .group: group])
      if group == nil, sent == nil, !days.isEmpty {
        match.ask(
          "files", "whether these are customers who were picked, and not those who redeemed something")
      }
    }
    match.owners = named(Role.customer, but: [campaign])
    return match
  }

  /// Things noted of employees.
  fileprivate var events: BesideMatch? {
    guard let employee = named(.employee, where: isIDLike).first,
      named(Role.customer, but: [employee]).isEmpty,
      let date = opened(but: [employee])
    else { return nil }
    let kinds = named(.kind, but: [employee], where: isKindLike)
    guard let kind = kinds.max(by: { known($0, .staffEvents) < known($1, .staffEvents) }),
      known(kind, .staffEvents) > 0
    else { return nil }
    let taken: Set = [employee, date, kind]
    return BesideMatch(
      .staffEvents,
      [
        .employee: employee, .date: date, .kind: kind, .adopted: named(.adopted, but: taken).first,
        .amount: named(.amount, but: taken, where: { facts($0).isNumeric }).first,
      ])
  }

  fileprivate func feedback(_ file: String) -> BesideMatch? {
    // Where a file has tickets and orders, its own number is not the order's.
    let owners = named(Role.customer) + requesters
    let orders = named(Role.order, but: Set(owners))
    guard !owners.isEmpty || !orders.isEmpty else { return nil }
    var taken = Set((owners.prefix(1) + orders.prefix(1)).map(\.self))
    let score = named(.score, but: taken, where: isScore).first
    if let score { taken.insert(score) }
    let kinds = named(.kind, but: taken, where: isKindLike)
    let kind = kinds.first { known($0, .feedback) > 0 }
    if let kind { taken.insert(kind) }
    let speaks =
      indices.contains { BesideWords.feedback.points(HeaderName(name($0))) > 0 }
      || BesideWords.feedback.points(HeaderName(file)) > 0
    let reason = named(
      .reason, but: taken, where: { isKindLike($0) || column($0).distinct * 4 < column($0).filled }
    )
    .first
    guard score != nil || kind != nil || speaks && (reason != nil || !owners.isEmpty || isShort) else {
      return nil
    }
    let answered = named(.answered, but: taken, where: isDate).first
    if let answered { taken.insert(answered) }
    let date = opened(but: taken)
    guard date != nil || !orders.isEmpty else { return nil }
    var match = BesideMatch(
      .feedback,
      [
        .customer: owners.first, .order: orders.first, .date: date, .kind: kind, .score: score,
        .reason: reason,
        .answered: answered,
      ])
    match.owners = owners
    match.orders = orders
    return match
  }

  /// An order and hardly anything else: a list of returned orders, when something is called so.
  private var isShort: Bool { indices.count <= 5 }

  /// Who asked, in the words of help desks.
  private var requesters: [Int] {
    let words = HeaderWords(
      HeaderWords.each(10, "requester, reporter, complainant, reviewer, author, respondent"),
      against: HeaderWords.each(9, "name, organization, type, status"))
    return indices.filter {
      isIDLike($0) && look.survey.isNameable($0) && RoleWords.points(.customer, name($0)) == 0
    }
    .filter { words.points(HeaderName(name($0))) > 0 }
  }

  /// Groups of a test without the name of a campaign.
  fileprivate var group: String? {
    guard indices.count <= 4, let customer = named(Role.customer).first,
      let group = named(.group, but: [customer], where: isKindLike).first, !indices.contains(where: isDate)
    else { return nil }
    return
      "\(quoted(customer)) and \(quoted(group)) look like the groups of a campaign, but no column names the campaign. "
      + "Add one with its name to each record, and an export with the campaign's name, first and last day"
  }

  /// Points without what was done with them.
  fileprivate var balances: String? {
    guard let points = named(.points, where: { facts($0).isWhole && !isDate($0) }).first,
      !named(Role.customer, but: [points]).isEmpty, indices.contains(where: isDate)
    else { return nil }
    return
      "\(quoted(points)) are points of customers, but no column says with a word that is known whether they were earned, "
      + "redeemed or expired. Add one, or write the section points yourself with kinds"
  }

  /// Rows of a column whose values are words of kinds.
  func known(_ index: Int, _ export: ExportKind) -> Int {
    column(index).mostFrequent.filter { KindWords.kind($0.text, in: export) != nil }.reduce(0) {
      $0 + $1.rows
    }
  }
}

internal import Base

/// Did a campaign make people buy, and for how long? How many more of its targets bought than of those to compare
/// with: before, during, and in each phase after.
enum CampaignEffects: Picture {
  /// Groups of campaigns, the newest.
  private static let limit = 3
  private static let phaseLimit = 8

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let rows = try page.tables.rows(CampaignPhaseRow.self) else {
      return [page.noTable(words.didCampaignsLift, .campaignLift)]
    }
    guard !rows.isEmpty else {
      return [
        try page.nothing(words.didCampaignsLift, .campaignLift, fromExport: "campaigns", words.noTargets)
      ]
    }
    var groups: [[CampaignPhaseRow]] = []
    for row in rows {
      if let last = groups.last?.last,
        (last.campaign, last.start, last.group) == (row.campaign, row.start, row.group)
      {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    // How to read it is said once for each design.
    var isSaid: [Bool: Bool] = [:]
    return groups.suffix(limit).reversed().enumerated().map { index, phases in
      let isRandomised = phases[0].isRandomised
      var note =
        isSaid[isRandomised] == true ? [] : [isRandomised ? words.randomisedNote : words.observedNote]
      isSaid[isRandomised] = true
      if index == 0, groups.count > limit {
        note.append(words.shownOf(limit, groups.count).plain(page.style))
      }
      return exhibit(phases, note.isEmpty ? nil : note.joined(separator: " "), page)
    }
  }

  private static func exhibit(_ all: [CampaignPhaseRow], _ note: String?, _ page: PageInput) -> Exhibit {
    let words = page.words
    let phases = Array(all.prefix(phaseLimit))
    let first = phases[0]
    let cut = { (text: String) in TextBudget.beginning(of: text, scalars: 40) }
    // Where the targets name no groups, their one group is `(none)`.
    let name = first.group == "(none)" ? cut(first.campaign) : "\(cut(first.campaign)) · \(cut(first.group))"
    let rows = phases.map { phase in
      IntervalRows.Row(
        label: words.phase(phase.phase), estimate: phase.difference, isHollow: phase.isFew || !phase.isMature,
        differs: differs(phase), isBetter: phase.difference.map { $0.rate.millionths > 0 } ?? false,
        figures: [
          "\(page.percent(phase.targetedRate)) / \(page.percent(phase.controlRate))",
          page.signed((first.isRandomised ? phase.money : phase.adjusted)?.amount),
        ])
    }
    var chart = IntervalRows(
      rows: rows, columns: [words.boughtOfBoth, words.moneyEach], labelRoom: 66, columnRooms: [100, 56])
    chart.areDifferences = true
    return Exhibit(
      question: words.campaignEffect(name, first.start, first.isRandomised),
      says: says(phases, page), body: .drawing(chart.drawing(page.style)), note: note,
      spoken: page.spoken(
        [words.phaseHead, words.differenceHead, words.interval, words.boughtOfBoth, words.moneyEach],
        zip(phases, rows).map { phase, row in
          [row.label, page.bare(phase.difference?.rate), page.bareInterval(phase.difference)] + row.figures
        }),
      source: page.source(
        .campaignLift,
        [
          "phase", "phase_start", "phase_end", "design", "is_mature", "targeted", "targeted_buyers",
          "control",
          "control_buyers", "rate_difference", "rate_difference_low", "rate_difference_high", "difference",
          "difference_low", "difference_high", "adjusted_difference", "adjusted_low", "adjusted_high",
        ],
        where: { row throws(RowFault) in
          try row.matches(["campaign": first.campaign, "start": first.start, "group": first.group])
        }))
  }

  private static func differs(_ phase: CampaignPhaseRow) -> Bool {
    guard !phase.isFew, phase.isMature, let difference = phase.difference else { return false }
    return difference.low.millionths > 0 || difference.high.millionths < 0
  }

  private static func says(_ phases: [CampaignPhaseRow], _ page: PageInput) -> Prose {
    let words = page.words
    guard let during = phases.first(where: { $0.phase == "during" }) else { return words.notYetOver }
    guard !during.isFew, let targeted = during.targetedRate, let control = during.controlRate,
      let difference = during.difference
    else { return words.tooFewTargets }
    guard during.isMature else { return words.campaignTooEarly }
    var says = words.lifted(
      targeted, of: during.targeted, against: control, of: during.control, difference,
      isRandomised: during.isRandomised)
    if let money = during.isRandomised ? during.money : during.adjusted {
      says = says + words.liftedMoney(money, page.currency, isAdjusted: !during.isRandomised)
    }
    if let last = phases.last, last.phase != "during", last.phase != "before", let left = last.difference {
      says = says + words.liftLeft(left, last.phase)
    }
    return says
  }
}

extension PageInput {
  func bareInterval(_ estimate: Estimate?) -> String {
    estimate.map { "\(bare($0.low)) … \(bare($0.high))" } ?? "–"
  }
}

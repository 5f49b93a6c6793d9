/// Which few carry the revenue? Customers to the left, revenue to the right, one row a tier.
enum TierPyramid: Picture {
  private static let row = 40.0
  private static let top = 24.0
  private static let tierLimit = 12

  static func exhibits(_ page: PageInput) throws(PictureError) -> [Exhibit] {
    let words = page.words
    guard let tiers = try page.tables.rows(TierRow.self) else {
      return [page.noTable(words.whichFew, .pyramid)]
    }
    let members = tiers.filter { !$0.isInactive }
    guard members.contains(where: { $0.customers > 0 }) else {
      return [page.nothing(words.whichFew, .pyramid, words.nobodyInWindow)]
    }
    let inactive = tiers.first { $0.isInactive }?.customers ?? 0
    let shown = Array(tiers.prefix(tierLimit))
    var exhibit = Exhibit(
      question: words.whichFew, body: .drawing(drawing(shown, page)),
      source: page.source(
        .pyramid,
        ["tier", "rule", "threshold", "customers", "customer_share", "revenue", "revenue_share", "orders"]))
    if let first = members.first(where: { $0.customers > 0 }),
      let customers = first.customerShare, let revenue = first.revenueShare
    {
      exhibit.says = words.topTier(
        words.tier(first.tier), customers: customers, revenue: revenue, inactive: inactive)
    }
    exhibit.note = words.pyramidNote
    exhibit.spoken = page.spoken(
      [words.tierHead, words.customers, words.share, words.revenue, words.share],
      shown.map {
        [
          words.tier($0.tier), page.count($0.customers), page.percent($0.customerShare),
          page.amount($0.revenue),
          page.percent($0.revenueShare),
        ]
      })
    return [exhibit]
  }

  private static func drawing(_ tiers: [TierRow], _ page: PageInput) -> Drawing {
    let words = page.words
    var drawing = Drawing(height: top + row * Double(tiers.count))
    let people = Scale(0...Double(tiers.map(\.customers).max() ?? 1), to: 0, 92)
    let money = Scale(0...max(tiers.map(\.revenue.value).max() ?? 1, 1e-9), to: 0, 92)
    drawing.text(words.customers, x: 150, y: 12, .quiet.at(.end))
    drawing.text(words.revenueIn(page.currency), x: 250, y: 12, .quiet, room: 150)
    for (index, tier) in tiers.enumerated() {
      let y = top + row * Double(index)
      let length = people(Double(tier.customers))
      let ink = self.ink(index, tier)
      drawing.bar(
        x: 150 - length, y: y + 4, width: length, height: row - 10, ink, isUnfinished: tier.isInactive)
      let revenue = max(tier.revenue.value, 0)
      drawing.bar(
        x: 250, y: y + 4, width: money(revenue), height: row - 10, ink, isUnfinished: tier.isInactive)
      drawing.text(words.tier(tier.tier), x: 200, y: y + 17, .bold.at(.middle), room: 94)
      drawing.text(words.rule(tier.rule, page.style), x: 200, y: y + 31, .quiet.at(.middle), room: 94)
      // Two lines at the ends of the bars: the figure and its share.
      let left = 145 - length
      drawing.text(
        page.count(tier.customers), x: left, y: y + (tier.customerShare == nil ? 23 : 17), .plain.at(.end))
      let right = 255 + money(revenue)
      drawing.text(page.amount(tier.revenue), x: right, y: y + (tier.revenueShare == nil ? 23 : 17))
      if let share = tier.customerShare {
        drawing.text(page.percent(share), x: left, y: y + 31, .quiet.at(.end))
      }
      if let share = tier.revenueShare { drawing.text(page.percent(share), x: right, y: y + 31, .quiet) }
    }
    return drawing
  }

  private static func ink(_ position: Int, _ tier: TierRow) -> Ink {
    if tier.isInactive { return .iron }
    return position == 0 ? .platinum : position == 1 ? .gold : .iron
  }
}

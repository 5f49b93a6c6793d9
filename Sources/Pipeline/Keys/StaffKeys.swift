internal import Base
internal import Intake
internal import Ledger
internal import Reports

extension Key {
  /// Who works for the shop.
  static let staff = Key.export(
    .staff, "staff", columns: "{employee: name, hired: hired, left: left, reason: reason, unit: department}",
    "The roster, one record per employee: the tables staff and staff_leavers.",
    [
      .leaf(
        "voluntary", wanted: { _ in "a list, each \(Form.columnValue.wanted)" },
        read: { pipeline, section in
          pipeline.settings.staff?.voluntary = section.set("voluntary", of: .columnValue)
        }, written: { $0.settings.staff?.voluntary?.sorted().quoted ?? "none" },
        "Reasons by which employees leave of their own will. Default: not known."),
      .export(
        .staffEvents, "events",
        columns: "{employee: name, date: date, kind: kind, amount: loss, adopted: adopted}",
        "What was noted of employees: complaints, violations, suggestions and trainings.",
        [.kinds(of: .staffEvents, StaffEventKind.allCases.map(\.rawValue))]),
    ], begin: { $0.settings.staff = Settings.Staff() })

  /// Campaigns, who was picked for them and who redeemed something.
  static let campaigns = Key.export(
    .campaigns, "campaigns", columns: "{campaign: campaign, type: type, start: start, end: end}",
    "The campaigns: the tables campaign_lift and redemptions.",
    [
      .leaf(
        "control", wanted: { _ in "a list, each \(Form.columnValue.wanted)" },
        read: { pipeline, section in
          pipeline.campaignSettings.control = section.set("control", of: .columnValue) ?? []
        }, written: { $0.campaignSettings.control.sorted().quoted },
        "Groups of the targets that were left alone at random. Default: none, and nothing is a comparison by chance."
      ),
      .value(
        "after_days", \.campaignSettings.afterDays, .days(), "How many days a phase after a campaign has."),
      .value(
        "after_phases", \.campaignSettings.afterPhases, .whole(0...100),
        "How many phases after a campaign are looked at."),
      .export(
        .campaignTargets, "targets", columns: "{campaign: campaign, customer: customer, group: group}",
        "Who was picked for which campaign."),
      .export(
        .campaignRedemptions, "redemptions", columns: "{customer: customer, campaign: campaign, date: date}",
        "Who redeemed something of which campaign."),
    ], begin: { $0.settings.campaigns = Settings.Campaigns() })

  /// Points earned, redeemed and expired.
  static let pointAccounts = Key.export(
    .points, "points", columns: "{customer: customer, date: date, kind: kind, points: points}",
    "The movements of points: the table points.",
    [.kinds(of: .points, PointKind.allCases.map(\.rawValue))])

  /// Who was brought by whom.
  static let referrals = Key.export(
    .referrals, "referrals", columns: "{referrer: referrer, referred: referred, date: date}",
    "Who was brought by whom: the tables referrals and referrers.",
    [
      .value(
        "days", \.referralSettings.days, .days(),
        "By the first so many days after the first purchase referred customers are compared with others.")
    ], begin: { $0.settings.referrals = Settings.Referrals() })

  /// What each tier is bound by.
  static let levels = Key.leaf(
    "levels", wanted: { _ in "levers such as platinum: structural" },
    read: { pipeline, reader in
      guard let entries = reader.place("levels")?.entries(wanted: "levers such as platinum: structural")
      else {
        return
      }
      let tiers = pipeline.settings.pyramid.tiers.map(\.name)
      for (tier, value) in entries {
        if !tiers.contains(tier) {
          let hint = tiers.nearest(to: tier).map { "; did you mean \($0.shown)?" } ?? ""
          value.complainAboutKey(
            "unknown tier; known: \(tiers.map(\.shown).joined(separator: " "))\(hint)")
        }
        if let lever = value.read(Form<Settings.Lever>.choice()) { pipeline.settings.levels[tier] = lever }
      }
    },
    written: { pipeline in
      guard !pipeline.settings.levels.isEmpty else { return nil }
      let levels = pipeline.settings.levels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return "{" + levels.map { "\($0.key.quoted): \($0.value.rawValue)" }.joined(separator: ", ") + "}"
    },
    "The lever of each tier in the table levels: financial, social or structural. Default: structural for the first tier, financial for the last, social between."
  )
}

extension Pipeline {
  fileprivate var campaignSettings: Settings.Campaigns {
    get { settings.campaigns ?? Settings.Campaigns() }
    set { settings.campaigns = newValue }
  }

  fileprivate var referralSettings: Settings.Referrals {
    get { settings.referrals ?? Settings.Referrals() }
    set { settings.referrals = newValue }
  }
}

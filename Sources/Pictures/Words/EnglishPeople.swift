extension English {
  var ladder: String { "How far up the ladder are they?" }
  func onLadder(partners: Int, clients: Int, buyers: Int) -> Prose {
    "\(partners, one: "partner", many: "partners") and \(clients, one: "client", many: "clients") of \(quiet: buyers) buyers."
  }
  var ladderNote: String { "Active buyers by purchase days; hatched: lapsed. Revenue over the window." }
  var rungHead: String { "rung" }
  func rung(_ name: String) -> String { name == "first_time" ? "first time" : name }

  var whoIsWho: String { "Who is who by recency and frequency?" }
  func segments(champions: Int, revenue: Rate, leaving: Int) -> Prose {
    "\(champions, one: "champion brings", many: "champions bring") \(revenue) of the revenue; \(leaving, one: "good customer has", many: "good customers have") been silent for long."
  }
  var segmentNote: String {
    "Number: customers; beside it their share of the revenue of the window, which is the shade. Silent for long: at risk and cannot lose."
  }
  var segmentHead: String { "segment" }
  func segment(_ name: String) -> String { name.replacing("_", with: " ") }
  var recencyScore: String { "recency: 5 bought last →" }
  var frequencyScore: String { "↑ frequency: 5 most often" }
  var recencyAndFrequency: String { "recency · frequency" }

  var buyNext: String { "What do they buy next?" }
  func buyNextBy(_ dimension: String) -> String { "What do they buy next, by \(dimension)?" }
  func strongestMove(_ from: String, _ to: String, _ share: Rate, moves: Int, lift: Rate) -> Prose {
    "After \(from), \(share) of the next purchases are \(to): \(times: lift) as often as of all (\(quiet: moves) moves)."
  }
  var noStrongMove: Prose { "No move to another value has a lift of 1.1 or more on 30 moves or more." }
  var nextNote: String {
    "Percent of a row's moves. Shade: lift, how often against the share of all moves. Not shaded: fewer than 30 moves. Framed: the same again."
  }
  var moves: String { "moves" }
  var lift: String { "lift" }
  var noMoves: String { "The pipeline names no dimension to look at, or nobody bought twice." }

  var needCall: String { "Which accounts need a call?" }
  func accounts(_ count: Int, fewer: Int, silent: Int, share: Rate?, _ currency: String) -> Prose {
    share.map {
      "Of the \(quiet: count) largest, \(fewer) bought less than in the window before and \(silent) are at risk or lapsed; together they bring \($0) of the revenue. Amounts in \(currency)."
    }
      ?? "Of the \(quiet: count) largest, \(fewer) bought less than in the window before and \(silent) are at risk or lapsed. Amounts in \(currency)."
  }
  var accountsNote: String {
    "● active ◐ at risk ○ lapsed. Days silent: since the last purchase, of the days after which the account counts as lapsed."
  }
  var accountsLeftOut: String {
    "The pipeline leaves customers’ ids off this page; key_accounts.csv has them."
  }
  var customer: String { "customer" }
  var beforeAndNow: String { "before ○ now ●" }
  func beforeWas(_ amount: String) -> String { "before \(amount)" }
  var beforeUnknown: String { "before unknown" }
  var shareCumulated: String { "cumulated" }
  var orders: String { "orders" }
  var statusHead: String { "status" }
  func status(_ name: String) -> String { name.replacing("_", with: " ") }
  var daysSilent: String { "days silent" }
  func silentFor(_ days: String, of limit: String) -> String { "\(days)/\(limit)" }
}

extension English {
  var whatCounted: String { "What was counted, and what was not?" }
  func counted(_ accepted: Int, of lines: Int, refused: Int) -> Prose {
    "\(accepted) of \(quiet: lines) lines count; \(refused, one: "was", many: "were") refused."
  }
  var rejectsNote: String { "Every refused record stands in rejects.csv, as it was, with its file and line." }
  var lines: String { "lines" }
  var accepted: String { "accepted" }
  var afterAsOf: String { "after the as-of day" }
  var duplicate: String { "duplicate" }
  var excluded: String { "excluded by a rule" }
  var refused: String { "refused" }
  var refusedBecause: String { "refused because of" }
  func reason(_ name: String) -> String { name.replacing("_", with: " ") }
  var noLines: String { "The exports have no lines." }

  var agree: String { "Do the tables agree with each other?" }
  func identities(_ count: Int, failed: Int) -> Prose {
    failed == 0
      ? "All \(count) identities hold to the last unit."
      : "\(failed) of \(count) identities do not hold: do not use these tables."
  }

  var restated: String { "Did published figures change?" }
  func changed(_ count: Int) -> Prose {
    "\(count, one: "figure", many: "figures") of finished periods are told differently than in the snapshot before."
  }
  var nothingRestated: String { "No figure of a finished period differs from what the snapshot before said." }
}

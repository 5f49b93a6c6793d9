import Base
import Testing

/// What is wrong in an export beside the lines costs its own record, is refused for what it is, or is counted as having no
/// place; its neighbours count.
@Suite struct ExportFaultTests {
  private static let files = [
    "lines.csv": """
    customer,order,date,amount
    c1,o1,2024-01-05,10.00
    c2,o2,2024-01-06,20.00
    c3,o3,2024-01-07,30.00
    c1,o4,2024-06-30,10.00

    """,
    "feedback.csv": """
    customer,order,date,kind,score
    c1,,2024-02-01,complaint,2
    ,o2,2024-02-02,score,5
    ,o99,2024-02-03,score,4
    c1,,2024-02-04,score,9
    c1,,2024-02-04,rant,3
    c1,,2024-02-04,score
    c1,,2025-01-01,score,3
    c7,,2024-02-05,score,1

    """,
    "staff.csv": """
    employee,hired,left,unit
    e1,2024-01-01,2024-02-01,A
    e1,2024-03-01,,A
    e2,2024-02-10,2024-02-01,A
    ,2024-02-10,,B
    e3,2024-02-10,,B

    """,
    "events.csv": """
    employee,date,kind
    e1,2024-01-10,complaint
    e9,2024-02-10,complaint
    e3,2024-02-30,complaint

    """,
    "campaigns.csv": """
    campaign,start,end
    k1,2024-02-01,2024-02-10
    k2,2024-02-10,2024-02-01
    ,2024-02-01,2024-02-10
    k1,2024-03-01,2024-03-10

    """,
    "targets.csv": """
    campaign,customer,group
    k1,c1,mail
    k9,c1,mail
    k1,,mail
    k1,c8,none

    """,
    "points.csv": """
    customer,date,kind,points
    c1,2024-02-01,earn,10
    c1,2024-02-02,earn,1.5
    c1,2024-02-03,gift,3
    c1,2024-02-04,burn,-50
    c9,2024-02-04,earn,5

    """,
    "referrals.csv": """
    referrer,referred,date
    c1,c2,2023-12-01
    c2,c1,2023-12-02
    c3,c3,2023-12-03
    c1,,2023-12-04
    c3,c2,2023-12-05
    c1,c3,2024-05-01
    ,c9,2023-12-01

    """,
  ]

  private static let pipeline = """
    pipeline: shop
    source:
      files: [lines.csv]
      columns: {customer: customer, order: order, date: date, amount: amount}
    money: {currency: EUR}
    feedback:
      files: [feedback.csv]
      columns: {customer: customer, order: order, date: date, kind: kind, score: score}
      kinds: {complaint: [complaint], score: [score]}
      scale: {low: 1, high: 5}
    staff:
      files: [staff.csv]
      columns: {employee: employee, hired: hired, left: left, unit: unit}
      events: {files: [events.csv], columns: {employee: employee, date: date, kind: kind}, kinds: {complaint: [complaint]}}
    campaigns:
      files: [campaigns.csv]
      columns: {campaign: campaign, start: start, end: end}
      targets: {files: [targets.csv], columns: {campaign: campaign, customer: customer, group: group}}
      control: [none]
    points:
      files: [points.csv]
      columns: {customer: customer, date: date, kind: kind, points: points}
      kinds: {earned: [earn], redeemed: [burn]}
    referrals:
      files: [referrals.csv]
      columns: {referrer: referrer, referred: referred, date: date}
    """

  private static func run() throws -> PublishedRun {
    let place = try Workplace()
    for (name, text) in files { try place.write(name, text) }
    try place.write("shop.yml", pipeline)
    return try PublishedRun("shop.yml", publishing: "shop", at: place)
  }

  @Test func everyRefusalNamesFileLineReasonAndColumn() throws {
    let rejects = try WrittenTable(#require(try Self.run().files["rejects.csv"]))
    let found = try rejects.rows.map { row in
      try ["file", "line", "reason", "column"].map { try #require(row[$0]) }.joined(separator: " ")
    }
    #expect(
      found == [
        "feedback.csv 5 bad_score score", "feedback.csv 6 bad_kind kind", "feedback.csv 7 field_count ",
        "staff.csv 4 end_before_start left", "staff.csv 5 missing_employee employee",
        "events.csv 4 bad_date date", "campaigns.csv 3 end_before_start end",
        "campaigns.csv 4 missing_campaign campaign", "targets.csv 3 unknown_campaign campaign",
        "targets.csv 4 missing_customer customer", "points.csv 3 bad_points points",
        "points.csv 4 bad_kind kind", "referrals.csv 5 missing_referred referred",
      ])
    // Of staff nothing is shown.
    let ofStaff = rejects.rows.filter { ["staff.csv", "events.csv"].contains($0["file"]) }
    #expect(ofStaff.allSatisfy { $0["record"] == "" })
  }

  @Test func everyRecordIsAccountedFor() throws {
    let run = try Self.run()
    let exports = try run.table("exports")
    let columns = [
      "export", "records", "refused", "excluded", "accepted", "after_as_of", "set_aside", "known", "unknown",
    ]
    #expect(
      try exports.rows.map { row in try columns.map { try #require(row[$0]) }.joined(separator: ",") } == [
        // One by an order, one by an order that no line has, one of somebody who never bought, one after the as-of day.
        "feedback,8,3,0,4,1,0,2,2",
        // Somebody was hired twice.
        "staff,5,2,0,3,0,0,,",
        "staff.events,3,1,0,2,0,0,1,1",
        // The second of one name has no place.
        "campaigns,4,2,0,1,0,1,,",
        "campaigns.targets,4,2,0,2,0,0,1,1",
        "points,5,2,0,3,0,0,2,1",
        // Two bring each other; one brings himself, one is the second, one comes too late.
        "referrals,7,1,0,3,0,3,2,1",
      ])
    let differences = try run.table("reconciliation").rows.map { try #require($0["difference"]) }
    #expect(differences.allSatisfy { ["0", "0.00"].contains($0) })
  }

  /// A shop may give back more points than it knows to have given.
  @Test func pointsGoBelowZeroAndAddUp() throws {
    let points = try Self.run().table("points")
    #expect(try points("earned", where: ["period": "2024-02"]) == "15")
    #expect(try points("closing", where: ["period": "2024-02"]) == "-35")
    #expect(try points("opening", where: ["period": "2024-06"]) == "-35")
  }

  /// A day that is wrong makes no answer, and no answer of minus three days.
  @Test func anAnswerDatedBeforeItsFeedbackIsNoneAndIsSaid() throws {
    let place = try Workplace()
    for (name, text) in Self.files { try place.write(name, text) }
    try place.write(
      "feedback.csv",
      """
      customer,order,date,answered
      c1,,2024-01-10,2024-01-07
      c2,,2024-01-10,2024-01-10
      c3,,2024-01-12,2024-01-16

      """)
    let pipeline = """
      pipeline: shop
      source:
        files: [lines.csv]
        columns: {customer: customer, order: order, date: date, amount: amount}
      money: {currency: EUR}
      feedback:
        files: [feedback.csv]
        columns: {customer: customer, order: order, date: date, answered: answered}
        kind: complaint
        landmark_days: 20
        outcome_days: 100
      """
    try place.write("shop.yml", pipeline)
    let run = try PublishedRun("shop.yml", publishing: "shop", at: place)
    let feedback = try run.table("feedback")
    let january: KeyValuePairs = ["period": "2024-01", "kind": "complaint"]
    #expect(try feedback("records", where: january) == "3")
    #expect(try feedback("answered", where: january) == "2")
    #expect(try feedback("answered_rate", where: january) == "0.666667")
    #expect(try feedback("answer_days_p50", where: january) == "0")
    #expect(try feedback("answer_days_p90", where: january) == "4")
    let suspicions = try run.table("suspicions")
    #expect(suspicions.rows.count == 1)
    #expect(try suspicions("lines", where: ["kind": "answered_before"]) == "1")
    #expect(try suspicions("file", where: ["kind": "answered_before"]) == "feedback.csv")
    #expect(
      try suspicions("example", where: ["kind": "answered_before"]) == "2024-01-10, answered 2024-01-07")
    let check = try Program.debug.run(["check", "shop.yml"], in: place.path)
    #expect(check.output.contains("answered_before"))
    // The same where the day is the order's: 2024-01-06.
    let byOrder = "order: order, answered: answered}"
    try place.write(
      "shop.yml",
      pipeline.replacing("customer: customer, order: order, date: date, answered: answered}", with: byOrder))
    try place.write("feedback.csv", "order,answered\no2,2024-01-05\no3,2024-01-08\n")
    let other = try PublishedRun("shop.yml", publishing: "shop", at: place)
    #expect(
      try other.table("suspicions")("example", where: ["kind": "answered_before"])
        == "2024-01-06, answered 2024-01-05")
    #expect(try other.table("feedback")("answer_days_p90", where: january) == "1")
  }

  @Test func checkAccountsForThem() throws {
    let place = try Workplace()
    for (name, text) in Self.files { try place.write(name, text) }
    try place.write("shop.yml", Self.pipeline)
    let check = try Program.debug.run(["check", "shop.yml"], in: place.path)
    #expect(check.code == 0)
    #expect(check.output.contains("staff: 5 records in 1 file; 2 refused, 0 excluded"))
    #expect(check.output.contains("  points.csv:3: \"1.5\""))
  }
}

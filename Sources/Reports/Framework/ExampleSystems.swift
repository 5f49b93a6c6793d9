/// What the other systems of the example shop exported: small enough to be counted by hand, and with a bit of everything.
public enum ExampleSystems {
  /// The section of each export, as a user would write it below `ExampleShop.pipeline`.
  public static let pipeline = """
    feedback:
      files: [feedback.csv]
      columns: {customer: customer, order: order, date: date, kind: kind, score: score, reason: reason, answered: answered}
      complaints: [complaint, return]
      satisfied_from: 4
      dissatisfied_to: 2
      promoters_from: 5
      detractors_to: 3
      outcome_days: 100
    staff:
      files: [staff.csv]
      columns: {employee: employee, hired: hired, left: left, reason: reason, unit: unit}
      voluntary: [own wish]
      events:
        files: [staff.events.csv]
        columns: {employee: employee, date: date, kind: kind, amount: amount, adopted: adopted}
    survey:
      files: [survey.csv]
      columns: {customer: customer, date: date}
      scale: {low: 1, high: 5}
      components: {product: [taste], service: [help], money: [price]}
      reversed: [price]
      weights: {product: 2}
      constructs: {trust: [trust1, trust2]}
    campaigns:
      files: [campaigns.csv]
      columns: {campaign: campaign, type: type, start: start, end: end}
      targets: {files: [campaigns.targets.csv], columns: {campaign: campaign, customer: customer, group: group}}
      redemptions: {files: [campaigns.redemptions.csv], columns: {customer: customer, campaign: campaign, date: date}}
      control: [control]
    points:
      files: [points.csv]
      columns: {customer: customer, date: date, kind: kind, points: points}
    referrals:
      files: [referrals.csv]
      columns: {referrer: referrer, referred: referred, date: date}

    """

  /// Each file of the pipeline by its name. x9 never bought.
  public static let files: [(name: String, text: String)] = [
    (
      "feedback.csv",
      """
      customer,order,date,kind,score,reason,answered
      c1,,2025-01-20,score,5,,
      c2,,2025-02-03,complaint,1,late,2025-02-05
      ,o4,2025-03-10,return,,broken,
      c4,,2025-06-20,score,2,price,
      c6,,2025-10-02,complaint,1,broken,2025-10-12
      x9,,2025-11-01,score,4,,
      c3,,2026-01-20,complaint,2,late,2026-01-20
      c1,,2026-06-01,score,4,,

      """
    ),
    (
      "staff.csv",
      """
      employee,hired,left,reason,unit
      e1,2025-02-01,,,shop
      e2,2025-03-15,2025-12-31,own wish,shop
      e3,2025-06-01,2026-03-31,dismissed,depot
      e4,2025-11-10,,,depot
      e2,2026-02-01,,,depot

      """
    ),
    (
      "staff.events.csv",
      """
      employee,date,kind,amount,adopted
      e1,2025-05-05,complaint,,
      e2,2025-07-07,violation,25.50,
      e1,2025-08-08,suggestion,,yes
      e3,2026-01-15,training,,
      e9,2026-02-02,complaint,,
      e4,2026-05-05,suggestion,,no

      """
    ),
    (
      "survey.csv",
      """
      customer,date,taste,help,price,trust1,trust2
      c1,2026-01-05,5,4,2,5,4
      c2,2026-01-06,3,3,4,3,
      c3,2026-01-07,4,5,3,4,4
      c4,2026-01-08,2,,5,2,3
      x9,2026-01-09,4,4,4,5,5

      """
    ),
    (
      "campaigns.csv",
      """
      campaign,type,start,end
      spring,mail,2025-04-01,2025-04-14
      winter,card,2025-12-01,2025-12-14

      """
    ),
    (
      "campaigns.targets.csv",
      """
      campaign,customer,group
      spring,c1,mail
      spring,c2,mail
      spring,c3,control
      spring,c4,control
      spring,x9,mail
      winter,c1,

      """
    ),
    (
      "campaigns.redemptions.csv",
      """
      customer,campaign,date
      c1,spring,2025-04-10
      c4,spring,2025-04-20
      c3,winter,2025-12-05

      """
    ),
    (
      "points.csv",
      """
      customer,date,kind,points
      c1,2025-01-10,earned,35
      c1,2025-04-12,earned,40
      c1,2025-09-05,redeemed,50
      c3,2025-03-03,earned,60
      c3,2026-04-01,expired,60
      c6,2025-10-01,earned,5
      x9,2025-10-01,earned,7

      """
    ),
    (
      "referrals.csv",
      """
      referrer,referred,date
      c1,c4,2025-04-30
      c1,c5,2026-05-01
      ,c2,2025-01-20
      c3,c3,2025-03-01
      c4,c1,2025-12-01
      x9,c5,2026-05-10

      """
    ),
  ]
}

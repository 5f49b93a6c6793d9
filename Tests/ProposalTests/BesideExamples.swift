/// Invented exports in the form of known platforms, beside the lines of one small shop.
enum BesideExamples {
  /// Six customers, each with a line on every other day.
  static let lines: String = {
    var text = "order_id,email,ordered_at,amount\n"
    var order = 1000
    for day in ["2026-01-05", "2026-02-14", "2026-03-20", "2026-04-02"] {
      for customer in 0..<6 {
        order += 1
        text += "\(order),c\(customer)@shop.example,\(day),\(10 + customer).00\n"
      }
    }
    return text
  }()

  /// Zendesk's ticket export: the shop's own ids are in "Requester email" only.
  static let zendesk = """
    Id,Requester,Requester id,Requester email,Subject,Status,Type,Priority,Created at,Solved at,Satisfaction Score
    1,Ann Li,900001,c0@shop.example,Where is my order,Closed,Problem,High,2026-02-15 09:10,2026-02-16 11:00,Good
    2,Bo Chen,900002,c1@shop.example,Broken cup,Closed,Incident,High,2026-02-16 10:10,2026-02-20 11:00,Bad
    3,Cy Dorn,900003,c2@shop.example,Do you ship to Peru,Solved,Question,Low,2026-02-17 10:10,2026-02-17 12:00,Offered
    4,Di Eck,900004,c3@shop.example,Box was open,Open,Problem,High,2026-03-21 08:00,,Unoffered
    5,Ed Fay,900005,stranger@else.example,Do you sell tea,Solved,Question,Low,2026-03-22 08:00,2026-03-22 09:00,Offered

    """

  /// Klaviyo's recipients of a campaign: there is no export of the campaigns themselves.
  static let klaviyo = """
    Email,Campaign Name,Send Time,Variation Name
    c0@shop.example,Spring,2026-03-01 08:00:00,A
    c1@shop.example,Spring,2026-03-01 08:00:00,B
    c2@shop.example,Spring,2026-03-01 08:00:00,A
    c3@shop.example,Easter,2026-03-15 08:00:00,A
    c4@shop.example,Easter,2026-03-15 08:00:00,B

    """

  /// LoyaltyLion's movements of points.
  static let loyaltyLion = """
    Customer email,Date,Type,Points,Reason
    c0@shop.example,05/01/2026,approved,100,Purchase
    c0@shop.example,14/02/2026,redeemed,-60,Voucher
    c1@shop.example,05/01/2026,approved,110,Purchase
    c1@shop.example,20/03/2026,expired,-10,Expiry
    c2@shop.example,20/03/2026,void,5,Cancelled

    """

  /// ReferralCandy's referrals: with the money of the friend's first purchase.
  static let referralCandy = """
    Advocate Email,Friend Email,Purchase Date,Purchase Total,Reward,Status
    c0@shop.example,c4@shop.example,2026-01-04,14.00,5.00,Approved
    c0@shop.example,c5@shop.example,2026-01-03,15.00,5.00,Approved
    c1@shop.example,nobody@else.example,2026-01-03,0.00,0.00,Pending

    """

  /// SAP's list of personnel: a last day that has not come is written as the last of all days.
  static let sap = """
    Personnel Number;Last Name;Personnel Area;Organizational Unit;Entry Date;Leaving Date;Reason for Action;Annual Salary
    00001001;Abel;1000;Warehouse;01.03.2025;31.12.9999;;41.000,00
    00001002;Bach;1000;Warehouse;15.04.2025;31.01.2026;Resignation;39.500,00
    00001003;Cron;1000;Shop;01.06.2025;31.12.9999;;38.000,00
    00001004;Dorn;1000;Shop;01.09.2025;28.02.2026;Dismissal;38.000,00

    """

  /// A list of returned orders, with those that were not.
  static let returns = "Order ID,Returned\n1001,Yes\n1003,No\n1008,Yes\n"

  static let survey = """
    email,filled in,q1,q2,q3,q4,q5
    c0@shop.example,2026-03-20,1,1,3,5,4
    c1@shop.example,2026-03-21,2,3,2,4,5
    c2@shop.example,2026-03-22,3,5,4,3,2
    c3@shop.example,2026-03-23,4,2,5,2,3
    c4@shop.example,2026-03-24,5,4,4,1,4
    c5@shop.example,2026-03-25,1,1,1,5,1

    """

  static let events = """
    employee,date,kind,loss,adopted
    00001001,2026-01-10,complaint,,
    00001002,2026-01-11,violation,120.50,
    00001003,2026-01-12,suggestion,,yes
    00001003,2026-02-12,training,,

    """
}

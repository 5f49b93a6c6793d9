internal import Ledger

/// The small shop of every table's example, so that a reader can follow the same six customers from table to table.
public enum ExampleShop {
  /// Its pipeline, as a user would write it.
  public static let pipeline = """
    pipeline: example
    source:
      files: [example.csv]
      columns: {customer: customer, date: day, amount: amount, order: order,
                product: product, cost: cost, discount: discount}
      dimensions:
        region: region
        category: {column: category, level: line}
      data_from: 2024-07-01
    money: {currency: EUR}
    as_of: 2026-06-30
    repurchase: {driver_window: 30}
    churn: {rule: fixed, after_days: 90}
    cross_sell: {dimension: category, min_buyers: 2}
    baskets: {min: 1}
    relationship: {dimension: region, customers: {few: 1, many: 3}}

    """

  /// Its whole export: c1 buys regularly, c2 and c5 bought once, c3 comes back after a long silence, c4 stops buying,
  /// and c6 only returned goods.
  public static let export = """
    order,day,customer,product,category,region,amount,cost,discount
    o1,2025-01-10,c1,tea,drinks,north,20.00,8.00,0.00
    o1,2025-01-10,c1,cup,ware,north,15.00,9.00,0.00
    o2,2025-01-25,c2,tea,drinks,north,20.00,8.00,5.00
    o3,2025-02-08,c1,tea,drinks,north,20.00,8.00,0.00
    o4,2025-03-03,c3,pot,ware,south,60.00,30.00,6.00
    o5,2025-04-12,c1,tea,drinks,north,40.00,16.00,0.00
    o5,2025-04-20,c1,tea,drinks,north,-20.00,-8.00,0.00
    o6,2025-05-02,c4,cup,ware,south,15.00,9.00,1.00
    o6,2025-05-02,c4,cake,food,south,25.00,10.00,1.00
    o7,2025-06-15,c4,cake,food,south,25.00,10.00,0.00
    o8,2025-06-20,c1,tea,drinks,north,20.00,8.00,0.00
    o9,2025-08-01,c4,cake,food,south,25.00,10.00,0.00
    o10,2025-09-05,c1,cake,food,north,25.00,10.00,0.00
    o11,2025-09-30,c6,pot,ware,south,-60.00,-30.00,0.00
    o12,2025-11-11,c3,tea,drinks,south,20.00,8.00,2.00
    o12,2025-11-11,c3,cup,ware,south,30.00,18.00,2.00
    o13,2025-12-01,c1,pot,ware,north,60.00,30.00,6.00
    o14,2026-01-15,c3,tea,drinks,south,20.00,8.00,0.00
    o15,2026-02-27,c1,tea,drinks,north,20.00,8.00,0.00
    o16,2026-05-20,c5,cake,food,north,25.00,10.00,5.00
    o17,2026-05-25,c1,tea,drinks,south,20.00,8.00,0.00

    """

  /// The pipeline's settings as they are decoded.
  public static let settings: Settings = {
    var settings = Settings()
    settings.currency = "EUR"
    settings.repurchase.driverWindow = 30
    settings.lapse = .fixed(afterDays: 90)
    settings.crossSell.dimension = "category"
    settings.crossSell.minBuyers = 2
    settings.baskets.min = 1
    var relationship = Settings.Relationship()
    relationship.dimension = "region"
    relationship.few = 1
    relationship.many = 3
    settings.relationship = relationship
    return settings
  }()
}

/// A shop small enough to see through, for what a run does to its folder.
enum Shop {
  static let pipeline = """
    pipeline: shop
    source:
      files: [data/*.csv]
      columns: {customer: customer, date: day, amount: amount, order: order}
      dimensions: {region: region}

    """

  static let export = """
    order,day,customer,region,amount
    o1,2025-01-10,anna,north,20.00
    o2,2025-02-15,bert,south,10.50
    o3,2025-03-20,anna,north,-5.00
    o4,2025-04-25,anna,north,7.25
    o5,2025-05-30,carl,south,30.00

    """

  /// A workplace with this shop in it.
  static func open(gates: String = "") throws -> Workplace {
    let place = try Workplace()
    try place.write("shop.yml", pipeline + gates)
    try place.write("data/a.csv", export)
    return place
  }
}

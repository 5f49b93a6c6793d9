extension Platform {
  /// Items as Square's point of sale exports them (Transactions, item detail).
  ///
  /// Header: Square's help does not list the columns; they were taken from databases and programs that read the export.
  /// Refunds are lines of their own, below zero.
  static let squareItems = Platform(
    name: "Square: items",
    source: .practice("programs that read the export"),
    needs: [
      "Date", "Time", "Time Zone", "Item", "Qty", "Gross Sales", "Discounts", "Net Sales", "Transaction ID",
    ],
    revenue:
      "net sales: what items were sold for, less discounts, without taxes and tips, minus what came back",
    columns: [
      RoleColumn(.order, "Transaction ID", because: "the items of one sale share it"),
      RoleColumn(
        .customer, "Customer ID", "Customer Reference ID",
        because: "Square's id of the customer; sales without one are refused"),
      RoleColumn(.date, "Date", because: "the day in the time zone that the export names"),
      RoleColumn(.amount, "Net Sales", because: "of the line, less discounts; below zero in a refund"),
      RoleColumn(.product, "SKU", "Item", because: "what was sold"),
    ],
    dimensions: ["Category", "Location"],
    lacks: [
      .customer:
        "no line has a customer: Square names one only where a sale was made to a customer of the directory"
    ])
}

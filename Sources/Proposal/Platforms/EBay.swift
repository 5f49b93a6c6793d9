extension Platform {
  /// Orders as eBay's Seller Hub downloads them.
  ///
  /// Header: eBay's help does not list the columns; they were taken from programs that read the report. An order of several
  /// items has a line with its total, and a line without one for each item. The report has no refunds.
  static let eBayOrders = Platform(
    name: "eBay: orders",
    source: .practice("programs that read the report of the Seller Hub"),
    needs: ["Sales Record Number", "Order Number", "Buyer Username", "Sold For", "Total Price", "Sale Date"],
    revenue:
      "what buyers paid, with shipping, without taxes that eBay collects, before eBay's fees and before refunds",
    columns: [
      RoleColumn(.order, "Order Number", because: "the order's number"),
      RoleColumn(.customer, "Buyer Username", because: "the buyer's name on eBay, which is unique"),
      RoleColumn(.date, "Sale Date", because: "the day of the sale"),
    ],
    sum: AmountSum(
      plus: ["Total Price"], minus: ["eBay Collected Tax"],
      reason: "the order's total, in which taxes are included that eBay passes on itself"),
    fillDown: ["Buyer Username", "Sale Date", "Paid On Date"],
    exclude: [
      Rule(
        "Total Price", .isEmpty, because: "the single items of an order, whose total stands on its first line"
      ),
      Rule("Paid On Date", .isEmpty, because: "not paid, or cancelled"),
    ],
    dimensions: ["Buyer Country", "Ship To Country"],
    questions: [
      Question(
        .always, "columns.refund",
        "that refunds are elsewhere: this report has none, so the revenue is before refunds"),
      Question(
        .repeatsWithinOrders("Total Price"), "columns.amount",
        "that Total Price is each order's once: here it stands on several lines of an order"),
    ])
}

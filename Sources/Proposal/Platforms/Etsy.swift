extension Platform {
  /// Sold orders as Etsy's Shop Manager downloads them (EtsySoldOrders).
  ///
  /// Header: Etsy's help does not list the columns; they were taken from programs that read the file. One line an order. The
  /// adjusted columns are 0 or empty unless something was refunded.
  static let etsySoldOrders = Platform(
    name: "Etsy: sold orders",
    source: .practice("programs that read the file"),
    needs: ["Sale Date", "Order ID", "Buyer User ID", "Order Value", "Order Total", "Order Net"],
    revenue: "the value of the items with shipping, less discounts, without taxes, before Etsy's fees",
    columns: [
      RoleColumn(.order, "Order ID", because: "the order's number"),
      RoleColumn(
        .customer, "Buyer User ID", because: "the buyer's name on Etsy; guests have none and are refused"),
      RoleColumn(.date, "Sale Date", because: "the day of the sale"),
      RoleColumn(.currency, "Currency", because: "the currency of the order"),
    ],
    sum: AmountSum(
      plus: ["Order Value", "Shipping", "Delivery"],
      minus: ["Discount Amount", "Shipping Discount", "Delivery Discount"],
      reason: "Order Total less the sales tax that Etsy collects"),
    exclude: [
      Rule(
        "Status", .isOneOf(["Canceled", "Cancelled", "Unpaid", "Payment Processing"]),
        because: "cancelled, or not paid")
    ],
    dimensions: ["Ship Country", "Delivery Country"],
    questions: [
      Question(
        .isFilled("Adjusted Order Total"), "columns.refund",
        "what was refunded: Adjusted Order Total is filled in, and the export does not say what of it is taxes"
      )
    ])
}

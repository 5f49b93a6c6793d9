extension Platform {
  /// Orders by BigCommerce's default export template.
  ///
  /// Header: BigCommerce's help does not list the columns of the template; they were taken from programs that read it. One
  /// line an order. Only some templates have the amount of a refund.
  static let bigCommerceOrders = Platform(
    name: "BigCommerce: orders",
    source: .practice("programs that read the default template"),
    needs: [
      "Order ID", "Customer ID", "Customer Email", "Order Date", "Order Status", "Order Total (inc tax)",
    ],
    revenue: "what customers paid, with shipping and taxes and less discounts, minus what was refunded",
    columns: [
      RoleColumn(.order, "Order ID", because: "the order's number"),
      RoleColumn(
        .customer, "Customer Email", because: "the customer's address; guests share the Customer ID 0"),
      RoleColumn(.date, "Order Date", because: "the day of the order"),
      RoleColumn(.amount, "Order Total (inc tax)", because: "the order's total"),
      RoleColumn(.currency, "Order Currency Code", because: "the currency of the order"),
    ],
    refund: Refund(
      amount: "Refund Amount", reason: "the export has no day of the refund, so it counts on the order's day"),
    states: States(
      column: "Order Status",
      sales: [
        "Awaiting Fulfillment", "Awaiting Shipment", "Awaiting Pickup", "Partially Shipped", "Shipped",
        "Completed",
        "Refunded", "Partially Refunded", "Disputed",
      ],
      others: [
        "Incomplete", "Pending", "Awaiting Payment", "Cancelled", "Declined", "Manual Verification Required",
      ], reason: "not paid, or cancelled"),
    dimensions: ["Billing Country", "Payment Method"],
    questions: [
      Question(
        .lacks("Refund Amount"), "columns.refund",
        "what was refunded: this template has no Refund Amount. Add it to the template, or leave out the states Refunded "
          + "and Partially Refunded")
    ])
}

extension Platform {
  /// The grid of orders of Magento and Adobe Commerce, exported as CSV.
  ///
  /// Header: https://docs.magento.com/user-guide/sales/orders-workspace.html, section "Column descriptions". One line an
  /// order. The customer's address and the refunds are columns that can be hidden.
  static let magentoOrders = Platform(
    name: "Magento, Adobe Commerce: orders",
    source: .documentation("https://docs.magento.com/user-guide/sales/orders-workspace.html"),
    needs: ["ID", "Purchase Point", "Purchase Date", "Grand Total (Base)", "Status"],
    revenue: "what customers paid, with shipping and taxes and less discounts, minus what was refunded",
    columns: [
      RoleColumn(.order, "ID", because: "the order's number"),
      RoleColumn(.customer, "Customer Email", because: "the customer's address"),
      RoleColumn(
        .date, "Purchase Date", because: "when the order was placed, in the store's default time zone"),
      RoleColumn(.amount, "Grand Total (Base)", because: "the order's total in the store's base currency"),
    ],
    refund: Refund(
      amount: "Total Refunded", reason: "the export has no day of the refund, so it counts on the order's day"
    ),
    states: States(
      column: "Status",
      sales: ["Processing", "Complete", "Closed", "processing", "complete", "closed"],
      others: [
        "Pending", "Pending Payment", "pending_payment", "Pending PayPal", "Payment Review", "payment_review",
        "On Hold", "holded", "Suspected Fraud", "fraud", "Canceled",
      ], reason: "not paid, or cancelled"),
    dimensions: ["Purchase Point", "Customer Group"],
    lacks: [.customer: "the grid was exported without the column Customer Email; show it and export again"],
    questions: [
      Question(
        .lacks("Total Refunded"), "columns.refund",
        "that nothing was refunded: the grid was exported without the column Total Refunded")
    ])
}

extension Platform {
  /// Orders of WooCommerce as the plugin Advanced Order Export writes them, with its own names for columns.
  ///
  /// Header: the plugin's names; it has no page that lists them, so they were taken from programs that read its exports.
  /// With items, each has a line, on which the order's columns are written again or not, as the plugin is set. `Item #`
  /// counts the items of an order from 1, so the order's total is counted once either way.
  static let wooCommerceOrders = Platform(
    name: "WooCommerce: orders (Advanced Order Export)",
    source: .practice("programs that read the plugin's exports"),
    needs: ["Order Number", "Order Status", "Order Date", "Email (Billing)", "Order Total Amount"],
    revenue: "what customers paid, with shipping and taxes and less discounts, minus what was refunded",
    columns: [
      RoleColumn(.order, "Order Number", because: "the order's number"),
      RoleColumn(
        .customer, "Email (Billing)", because: "the customer's address; guests have one too"),
      RoleColumn(.date, "Order Date", because: "when the order was placed, in the site's own time zone"),
      RoleColumn(
        .amount, "Order Total Amount", because: "the order's total; Order Refund Amount is a part of it"),
      RoleColumn(.currency, "Order Currency", "Currency", because: "the order's currency"),
    ],
    fillDown: ["Order Status", "Order Date", "Email (Billing)"],
    refund: Refund(
      amount: "Order Refund Amount",
      reason: "the export has no day of the refund, so it counts on the order's day"),
    exclude: [
      Rule(
        "Order Total Amount", .isEmpty,
        because: "the further items of an order, where the order's columns stand on its first line only"),
      Rule(
        "Item #", .isNoneOf(["1"]),
        because: "the further items of an order, whose total counts with the first one"),
    ],
    states: States(
      column: "Order Status",
      sales: ["Completed", "Processing", "Refunded", "wc-completed", "wc-processing", "wc-refunded"],
      others: [
        "Pending payment", "Pending", "On hold", "Cancelled", "Failed", "Draft", "wc-pending", "wc-on-hold",
        "wc-cancelled", "wc-failed", "wc-checkout-draft",
      ], reason: "not paid, or cancelled"),
    dimensions: ["Country Code (Billing)", "Payment Method Title"],
    questions: [
      Question(
        .lacks("Order Refund Amount"), "columns.refund",
        "that nothing was refunded: the export lacks the column Order Refund Amount"),
      Question(
        .isNegative("Order Refund Amount"), "columns.refund",
        "the sign of Order Refund Amount: it is below zero here, and a refund is taken off as a positive number"
      ),
    ])
}

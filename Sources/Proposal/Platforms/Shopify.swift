extension Platform {
  /// Orders as the administration of a Shopify shop exports them.
  ///
  /// Header: https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders, section "Order export CSV
  /// structure". Each item of an order has a line; the order's own columns stand on the first line only.
  static let shopifyOrders = Platform(
    name: "Shopify: orders",
    source: .documentation("https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders"),
    needs: [
      "Name", "Email", "Financial Status", "Created at", "Total", "Lineitem quantity", "Lineitem price",
    ],
    revenue: "what customers paid, with shipping and taxes and less discounts, minus what was refunded",
    columns: [
      RoleColumn(.order, "Name", because: "the order's number"),
      RoleColumn(.customer, "Email", because: "the customer's address, the one id that the export has"),
      RoleColumn(.date, "Created at", because: "when the order was placed, in the shop's own time zone"),
      RoleColumn(
        .amount, "Total",
        because:
          "the order's total, on its first line only. Refunded Amount is a part of it, so the two go together. "
          + "For goods alone: Lineitem quantity and Lineitem price, with Discount Amount and without refund"),
      RoleColumn(.currency, "Currency", because: "the shop's currency"),
    ],
    fillDown: ["Email", "Financial Status", "Currency"],
    refund: Refund(
      amount: "Refunded Amount",
      reason: "the export has no day of the refund, so it counts on the order's day"),
    exclude: [
      Rule("Total", .isEmpty, because: "the further items of an order, whose total stands on its first line")
    ],
    states: States(
      column: "Financial Status",
      sales: ["paid", "partially_paid", "partially_refunded", "refunded"],
      others: ["pending", "authorized", "voided", "expired"],
      reason: "not paid, or no longer to be paid"),
    dimensions: ["Billing Country", "Source"],
    questions: [
      Question(
        .repeatsWithinOrders("Total"), "columns.amount",
        "that Total is each order's once: here it stands on several lines of an order, which Shopify does not write"
      )
    ])
}

extension Platform {
  /// All Orders, the report of Amazon's Seller Central.
  ///
  /// Header: https://sellercentral.amazon.com/gp/help/external/200547170 ("This report does not include
  /// customer-identifying information"). The price is that of the line, not of one piece.
  static let amazonAllOrders = Platform(
    name: "Amazon: All Orders",
    source: .documentation("https://sellercentral.amazon.com/gp/help/external/200547170"),
    needs: ["amazon-order-id", "purchase-date", "order-status", "item-price", "sku"],
    revenue: "prices of the items and their shipping, less promotions, without what was refunded later",
    columns: [
      RoleColumn(.order, "amazon-order-id", because: "the order's number"),
      RoleColumn(.customer, "buyer-email", because: "the buyer's address"),
      RoleColumn(.date, "purchase-date", because: "when the order was placed"),
      RoleColumn(.product, "sku", because: "the seller's own number of the product"),
      RoleColumn(.currency, "currency", because: "the currency of the purchase"),
    ],
    sum: AmountSum(
      plus: ["item-price", "shipping-price", "gift-wrap-price"],
      minus: ["item-promotion-discount", "ship-promotion-discount"],
      reason: "item-price is the price of the whole line. Amazon says so: it is aggregate of the quantity"),
    exclude: [
      Rule(
        "order-status", .isOneOf(["Cancelled", "Canceled", "Pending", "Unshipped - Pending"]),
        because: "cancelled, or not paid yet"),
      Rule(
        "item-status", .isOneOf(["Cancelled", "Canceled"]), because: "this item of the order was cancelled"),
    ],
    dimensions: ["sales-channel", "fulfillment-channel", "ship-country"],
    clock: "times are UTC (+00:00)",
    lacks: [
      .customer:
        "this report has no customer. Take the report of Amazon fulfilled shipments, which has buyer-email, or the order report with buyer-email"
    ],
    questions: [
      Question(
        .always, "columns.refund",
        "that refunds are elsewhere: this report has none, so the revenue is before refunds")
    ])

  /// The settlement report (flat file V2): every amount of an order on a line of its own.
  ///
  /// Header: https://developer-docs.amazon.com/sp-api/docs/settlement-reports-attributes.
  static let amazonSettlement = Platform(
    name: "Amazon: settlement (flat file V2)",
    source: .documentation("https://developer-docs.amazon.com/sp-api/docs/settlement-reports-attributes"),
    needs: ["settlement-id", "transaction-type", "order-id", "amount-type", "amount-description", "amount"],
    revenue: "prices of the items and their shipping, less promotions, minus refunds, before Amazon's fees",
    columns: [
      RoleColumn(.order, "order-id", because: "the order's number"),
      RoleColumn(.customer, "buyer-email", because: "the buyer's address"),
      RoleColumn(.date, "posted-date", "posted-date-time", because: "when the amount was posted"),
      RoleColumn(.amount, "amount", because: "refunds are below zero"),
      RoleColumn(.product, "sku", because: "the seller's own number of the product"),
      RoleColumn(.currency, "currency", because: "the currency of the settlement"),
    ],
    exclude: [
      Rule(
        "transaction-type", .isNoneOf(["Order", "Refund", "Chargeback Refund"]),
        because: "fees, transfers and adjustments are no sales"),
      Rule(
        "amount-type", .isNoneOf(["ItemPrice", "Promotion"]),
        because: "fees of Amazon and taxes that it withholds"),
      Rule("amount-description", .isOneOf(["Tax", "ShippingTax", "GiftWrapTax"]), because: "taxes"),
    ],
    lacks: [
      .customer: "a settlement has no customer; join it by order-id with a report that has buyer-email"
    ])
}

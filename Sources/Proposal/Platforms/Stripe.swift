extension Platform {
  /// Payments as the dashboard of Stripe exports them.
  ///
  /// Header: Stripe's documentation does not list the columns of this export; they were taken from programs that read it.
  /// Both names of the day are in use. Times are UTC.
  static let stripePayments = Platform(
    name: "Stripe: payments",
    source: .practice("programs that read the export of the dashboard"),
    needs: ["id", "Amount", "Amount Refunded", "Currency", "Status", "Customer ID"],
    revenue: "what was charged, minus what was refunded, before Stripe's fees",
    columns: [
      RoleColumn(.order, "id", because: "the payment's id"),
      RoleColumn(
        .customer, "Customer ID", because: "Stripe's id of the customer; payments of guests have none"),
      RoleColumn(
        .date, "Created date (UTC)", "Created (UTC)", because: "when the payment was made"),
      RoleColumn(.amount, "Amount", because: "what was charged; Amount Refunded is a part of it"),
      RoleColumn(.currency, "Currency", because: "the currency of the charge"),
    ],
    refund: Refund(
      amount: "Amount Refunded", date: ["Refunded date (UTC)"], reason: "what was given back of the payment"),
    exclude: [
      Rule("Captured", .isOneOf(["false", "FALSE", "False"]), because: "authorized, but not charged")
    ],
    states: States(
      column: "Status",
      sales: ["Paid", "Refunded", "Partially Refunded", "Succeeded"],
      others: [
        "Failed", "Canceled", "Cancelled", "Blocked", "Incomplete", "Uncaptured", "Pending",
        "requires_payment_method", "requires_action", "requires_confirmation", "requires_capture",
      ], reason: "no money came"),
    clock: "times are UTC",
    questions: [
      Question(
        .isFilled("Disputed Amount"), "columns.amount",
        "how disputes count: the export has disputed amounts, which are not taken off")
    ])

  /// The balance report with one line a transaction (`balance_change_from_activity.itemized`).
  ///
  /// Header: https://docs.stripe.com/reports/report-types. Charges are above zero, refunds below.
  static let stripeBalance = Platform(
    name: "Stripe: balance, itemized",
    source: .documentation("https://docs.stripe.com/reports/report-types"),
    needs: ["balance_transaction_id", "reporting_category", "gross", "fee", "net", "currency"],
    revenue: "what was charged, minus refunds and disputes, before Stripe's fees",
    columns: [
      RoleColumn(.order, "charge_id", "source_id", because: "the charge, which its refund names too"),
      RoleColumn(
        .customer, "customer_id", "customer_email", because: "Stripe's id of the customer"),
      RoleColumn(.date, "created", "created_utc", because: "when the transaction was made"),
      RoleColumn(.amount, "gross", because: "before fees: charges above zero, refunds below"),
      RoleColumn(.currency, "currency", because: "the currency of the balance"),
    ],
    exclude: [
      Rule(
        "reporting_category",
        .isNoneOf([
          "charge", "refund", "dispute", "dispute_reversal", "partial_capture_reversal", "refund_failure",
          "charge_failure",
        ]), because: "payouts, fees, transfers and the like are no sales")
    ],
    lacks: [
      .customer:
        "the report has no customer; export it with the column customer_id, which the report's options offer"
    ])
}

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
  /// Header: https://docs.stripe.com/reports/report-types. Charges are above zero, refunds below. Categories:
  /// https://docs.stripe.com/reports/reporting-categories.
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
    kinds: States(
      column: "reporting_category",
      sales: [
        "charge", "refund", "dispute", "dispute_reversal", "partial_capture_reversal", "refund_failure",
        "charge_failure",
      ],
      others: [
        "payout", "payout_reversal", "payout_minimum_balance_hold", "payout_minimum_balance_release", "fee",
        "network_cost", "tax", "topup", "topup_reversal", "transfer", "transfer_reversal", "advance",
        "advance_funding", "anticipation_repayment", "climate_order_purchase", "climate_order_refund",
        "connect_collection_transfer", "connect_reserved_funds", "contribution", "financing_paydown",
        "financing_paydown_reversal", "financing_payout", "financing_payout_reversal",
        "issuing_authorization_hold", "issuing_authorization_release", "issuing_disbursement",
        "issuing_dispute", "issuing_transaction", "obligation", "other_adjustment", "platform_earning",
        "platform_earning_refund", "reserve_transaction", "reserved_funds", "risk_reserved_funds",
        "unreconciled_customer_funds",
      ], reason: "payouts, fees, transfers and the like are no sales"),
    lacks: [
      .customer:
        "the report has no customer; export it with the column customer_id, which the report's options offer"
    ])
}

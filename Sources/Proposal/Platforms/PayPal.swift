extension Platform {
  /// Activity as a business account of PayPal downloads it.
  ///
  /// Header: https://developer.paypal.com/api/nvp-soap/paypal-payments-standard/admin/download-history/, table "Fields and
  /// Values in Downloadable History Logs". Refunds are lines below zero, on which the shop itself is the sender.
  static let payPalActivity = Platform(
    name: "PayPal: activity",
    source: .documentation(
      "https://developer.paypal.com/api/nvp-soap/paypal-payments-standard/admin/download-history/"),
    needs: [
      "Date", "Type", "Status", "Currency", "Gross", "Fee", "Net", "Transaction ID", "From Email Address",
    ],
    revenue: "what was received for sales, minus refunds, before PayPal's fees",
    columns: [
      RoleColumn(.order, "Transaction ID", because: "each transaction has its own; PayPal knows no orders"),
      RoleColumn(.customer, "From Email Address", because: "who paid"),
      RoleColumn(.date, "Date", because: "the day in the account's own time zone"),
      RoleColumn(.amount, "Gross", because: "before fees, below zero where money went out"),
      RoleColumn(.currency, "Currency", because: "the currency of the transaction"),
    ],
    exclude: [
      Rule(
        "Status", .isNoneOf(["Completed", "Partially Refunded", "Refunded"]), because: "not, or not yet, paid"
      )
    ],
    kinds: States(
      column: "Type",
      sales: [
        "Express Checkout Payment", "Website Payment", "Mobile Payment", "General Payment",
        "Subscription Payment", "PreApproved Payment Bill User Payment", "eBay Auction Payment",
        "Shopping Cart Payment", "Direct Credit Card Payment", "Donation Payment", "Payment Refund",
        "Payment Reversal", "Chargeback", "Chargeback Reversal",
      ],
      others: [
        "General Withdrawal", "User Initiated Withdrawal", "Bank Deposit to PP Account",
        "General Currency Conversion",
        "Account Hold for Open Authorization", "Reversal of General Account Hold", "Payment Hold",
        "Payment Release",
        "General Authorization", "Void of Authorization", "Order", "Invoice Sent", "Request Sent",
        "Transfer to Bank", "Transfer from Bank", "Hold on Balance for Dispute Investigation",
        "Cancellation of Hold for Dispute Resolution", "Partner Fee", "Mass Pay Payment",
      ], reason: "money that is moved, held or converted, and no sale"),
    questions: [
      Question(
        .isNegative("Gross"), "columns.customer",
        "whose refunds are: on lines below zero From Email Address is the shop's own, so the sum is right, but refunds are "
          + "not taken off their customers")
    ])
}

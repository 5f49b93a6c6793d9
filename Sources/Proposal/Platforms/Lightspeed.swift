extension Platform {
  /// The sales history of Lightspeed Retail (X-Series, once Vend), exported as CSV.
  ///
  /// Header: no page of Lightspeed lists the columns; no source could be named, so the proposal is
  /// to be confirmed. A sale has a line
  /// of type Sale with its total, a line for each item and one for each payment. Returns are below zero.
  static let lightspeedSales = Platform(
    name: "Lightspeed Retail X-Series: sales history",
    source: .practice("no source that could be named: compare it with your file"),
    needs: ["Date", "Receipt Number", "Line Type", "Customer Code", "Subtotal", "Total", "Status"],
    revenue: "the totals of sales, with taxes and less discounts, minus returns",
    columns: [
      RoleColumn(.order, "Receipt Number", because: "the number of the sale"),
      RoleColumn(.customer, "Customer Code", because: "the customer; sales without one are refused"),
      RoleColumn(.date, "Date", because: "when the sale was made"),
      RoleColumn(
        .amount, "Total", because: "of the lines of type Sale, the sale's total; below zero in a return"),
    ],
    fillDown: ["Date", "Customer Code", "Status"],
    exclude: [
      Rule("Total", .isEmpty, because: "payments, whose money is in the column Paid"),
      Rule(
        "Line Type", .isNoneOf(["Sale"]),
        because: "the items and the payments of a sale, whose total stands on its first line"),
    ],
    states: States(
      column: "Status", sales: ["Closed", "On Account", "On Account Closed", "Layby Closed", ""],
      others: ["Voided", "Saved", "Parked", "Layby"], reason: "voided, or not finished"),
    dimensions: ["Register", "User"],
    questions: [
      Question(
        .always, "columns.amount",
        "that the lines of type Sale have the totals of sales: no page of Lightspeed could be found that says so"
      )
    ])
}

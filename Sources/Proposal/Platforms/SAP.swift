extension Platform {
  /// Items of billing documents of SAP ERP and S/4HANA (tables VBRK and VBRP), by the technical names of their fields.
  ///
  /// Header: the fields of the tables, as SAP's data dictionary names them; exports of reports choose among them. Credit
  /// memos and cancelled invoices have amounts above zero: the category of the document (VBTYP) says what they are.
  static let sapBilling = Platform(
    name: "SAP: billing documents (VBRK, VBRP)",
    source: .practice("the names of the fields in SAP's data dictionary"),
    needs: ["VBELN", "FKDAT", "NETWR", "VBTYP"],
    revenue: "net values of invoices, minus credit memos and cancellations, without taxes",
    columns: [
      RoleColumn(.order, "AUBEL", "VBELN", because: "the sales order, or else the billing document"),
      RoleColumn(.customer, "KUNAG", "KUNRG", "KUNNR", because: "the sold-to party, or else the payer"),
      RoleColumn(.date, "FKDAT", because: "the billing date"),
      RoleColumn(.amount, "NETWR", because: "the net value of the item"),
      RoleColumn(.product, "MATNR", because: "the material"),
      RoleColumn(.currency, "WAERK", because: "the currency of the document"),
    ],
    negate: [
      Rule(
        "VBTYP", .isOneOf(["N", "O", "6"]),
        because: "cancelled invoices (N), credit memos (O) and returns: their values stand above zero")
    ],
    states: States(
      column: "VBTYP", sales: ["M", "P", "S", "N", "O", "6"], others: ["U", "5", "3", "4"],
      reason: "pro forma invoices (U), and invoices between companies of one group"),
    dimensions: ["VKORG", "VTWEG", "SPART", "LAND1"],
    questions: [
      Question(
        .always, "negate",
        "the categories in VBTYP (M invoice, N cancelled invoice, O credit memo, P debit memo, S cancelled credit memo): no "
          + "page of SAP could be named for them"),
      Question(
        .isNegative("NETWR"), "negate",
        "the signs: some values are below zero already, so credit memos may be, which are turned round here"),
    ])
}

extension Platform {
  /// A batch of bookings in the format of DATEV (EXTF, Buchungsstapel), as German bookkeeping writes it.
  ///
  /// Header: DATEV's description of the format on developer.datev.de, whose page could not be read; the names were taken from
  /// programs that write the format by it. The first line describes the batch, the second names the columns. Days have no year (`0501` is 5 January), which stands in the first line only.
  static let datevBookings = Platform(
    name: "DATEV: Buchungsstapel",
    source: .practice("programs that write the format by the description on developer.datev.de"),
    needs: ["Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "Konto", "Belegdatum"],
    revenue: "what was booked to the accounts of customers, with taxes, minus what was credited",
    columns: [
      RoleColumn(.order, "Belegfeld 1", because: "the number of the invoice"),
      RoleColumn(.customer, "Konto", because: "the account, of which those from 10000 on are customers"),
      RoleColumn(.date, "Belegdatum", because: "the day of the document"),
      RoleColumn(
        .amount, "Umsatz (ohne Soll/Haben-Kz)",
        because: "above zero in any case; the sign is in Soll/Haben-Kennzeichen"),
      RoleColumn(.currency, "WKZ Umsatz", because: "the currency; empty means that of the batch"),
    ],
    negate: [Rule("Soll/Haben-Kennzeichen", .isOneOf(["H"]), because: "credited to the account")],
    lacks: [
      .date:
        "Belegdatum has day and month only (0501), and the year stands in the first line of the file. Add it to each day, as 05.01.2026"
    ],
    questions: [
      Question(
        .always, "columns.customer",
        "that Konto is the customer and Gegenkonto the revenue: where they stand the other way round, or where payments are in "
          + "the batch, the sums are wrong")
    ])
}

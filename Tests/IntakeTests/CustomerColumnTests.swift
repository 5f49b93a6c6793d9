import Base
import Testing

@testable import Intake

/// `source.columns.customer` with more than a name.
@Suite struct CustomerColumnTests {
  private func customers(
    _ ids: [String], foldsCase: Bool = false, droppedSuffix: String = "", trims: Bool = true
  ) throws -> [String] {
    var desk = Desk.plain
    desk.source.mapping.customers = [
      CustomerColumn("customer", foldsCase: foldsCase, droppedSuffix: droppedSuffix)
    ]
    if !trims { desk.source.mapping.trimmed = [] }
    let lines = ids.map { "\($0);2026-03-09;1" }
    let handed = try desk.read(Desk.lines(lines))
    desk.readsPlainLines = false
    #expect(try desk.read(Desk.lines(lines)).lines == handed.lines)
    return handed.lines.map(\.customer) + handed.refusals
  }

  @Test func oneAddressInSeveralSpellings() throws {
    #expect(
      try customers(["Bo@Shop.com", "bo@shop.com", " BO@SHOP.COM\t"], foldsCase: true)
        == ["bo@shop.com", "bo@shop.com", "bo@shop.com"])
    #expect(try customers(["Bo@Shop.com", "bo@shop.com"]) == ["Bo@Shop.com", "bo@shop.com"])
    #expect(try customers([" Bo"], foldsCase: true, trims: false) == [" bo"])
  }

  @Test func anEndingIsTakenOffOnce() throws {
    #expect(
      try customers(["417.0", "417", "0417.0", "417.0.0", "4170", ".0", "417.0 "], droppedSuffix: ".0")
        == ["417", "417", "0417", "417.0", "4170", "417", "7 missing_customer customer"])
    #expect(try customers(["BoX", "box", "boX"], foldsCase: true, droppedSuffix: "X") == ["bo", "bo", "bo"])
    #expect(try customers(["BoX", "Box"], droppedSuffix: "X") == ["Bo", "Box"])
  }

  @Test func theFirstColumnThatIsNotEmpty() throws {
    var desk = Desk.plain
    desk.source.mapping = Mapping(customer: "mail", date: "day", amount: .column("amount"))
    desk.source.mapping.customers = [CustomerColumn("mail", foldsCase: true), CustomerColumn("phone")]
    desk.source.mapping.order = "phone"
    let export = """
      mail;phone;day;amount
      Ann@x.de;0171;2026-03-09;1
      ;0171 A;2026-03-09;2
        ;0172;2026-03-09;3
      ;;2026-03-09;4
      """
    for isPlain in [true, false] {
      desk.readsPlainLines = isPlain
      let handed = try desk.read(export)
      #expect(handed.lines.map(\.customer) == ["ann@x.de", "0171 A", "0172"])
      // The column says to other roles what it said before.
      #expect(handed.lines.map(\.order) == ["0171", "0171 A", "0172"])
      #expect(handed.refusals == ["5 missing_customer mail"])
      #expect(handed.total.remarks.reshapedIDs == 1)
    }
  }

  /// An order is that of a customer: also where a later file takes it back in lines that are left out.
  @Test func ordersAreThoseOfTheFoldedCustomer() throws {
    var desk = Desk.plain
    desk.source.mapping.customers = [CustomerColumn("customer", foldsCase: true)]
    desk.source.mapping.order = "order"
    desk.source.exclusions = [Exclusion(column: "state", test: .isOneOf(["void"]))]
    desk.source.duplicates = .lastFileWins
    let header = "customer;day;amount;order;state\n"
    let handed = try desk.read(
      header + "Ann;2026-03-09;1;1;\nBo;2026-03-09;2;2;\n",
      header + "ann;2026-03-09;5;1;\nBO;2026-03-09;2;2;void\n"
    )
    #expect(handed.lines.map(\.units) == [500])
    #expect(handed.total.duplicate == 2)
    #expect(handed.total.excluded == 1)
  }
}

import Foundation
import Testing

/// A proposal that is not sure publishes nothing before a person has looked at it.
@Suite struct ConfirmTests {
  /// No day of the exports is after the twelfth, so day and month can be either.
  private func proposed() throws -> Workplace {
    let place = try Workplace()
    try place.write(
      "data/a.csv",
      """
      Order;Customer;Date;Amount
      1;anna;03/04/2025;10,50
      2;bert;05/06/2025;20,00
      3;anna;07/08/2025;5,25

      """)
    let proposal = try place.run("init", "data/a.csv")
    #expect(proposal.code == 0)
    #expect(
      proposal.words.contains("patron init: to be confirmed: format.dates: whether dd/MM/yyyy is right"))
    try place.write("shop.yml", proposal.output)
    return place
  }

  @Test func aRunRefusesUntilTheListIsEmpty() throws {
    let place = try proposed()
    for arguments in [
      ["run", "shop.yml"], ["run", "shop.yml", "--dry-run"], ["run", "shop.yml", "--quiet"],
    ] {
      let run = try Program.debug.run(arguments, in: place.path)
      #expect(run.code == 78)
      #expect(run.output == "")
      #expect(
        run.words.contains("confirm: format.dates is to be confirmed: whether dd/MM/yyyy is right"),
        "\(run.words)")
      #expect(run.words.contains("then delete format.dates from the list confirm"))
    }
    let backfill = try place.run(
      "run", "shop.yml", "--as-of-each", "2025-05-01..2025-07-31", "--every", "month")
    #expect(backfill.code == 78)
    #expect(try place.names(in: ".") == ["data", "shop.yml"])

    let text = String(decoding: try place.bytes("shop.yml"), as: UTF8.self)
    #expect(text.contains("\nconfirm: [format.dates]\n"))
    try place.write("shop.yml", text.replacing("confirm: [format.dates]", with: "confirm: []"))
    #expect(try place.run("run", "shop.yml").code == 0)
    let first = place.latest("a")
    #expect(first?.hasPrefix("snapshots/2025-08-07-") == true)
    // Neither the list nor its comments are part of the fingerprint.
    try place.write("shop.yml", text.replacing("confirm: [format.dates]\n", with: ""))
    let again = try place.run("run", "shop.yml")
    #expect(again.code == 0)
    #expect(again.words.contains("up to date"), "\(again.words)")
    #expect(place.latest("a") == first)
  }

  @Test func aCheckGoesOnAndSaysSo() throws {
    let place = try proposed()
    let check = try place.run("check", "shop.yml", "--quiet")
    #expect(check.code == 0)
    #expect(check.output.contains("accepted     3\n"))
    #expect(
      check.words.hasPrefix("patron: warning: format.dates is to be confirmed: whether dd/MM/yyyy is right"))
  }

  @Test func metricsSayThatTheRunWasRefused() throws {
    let place = try proposed()
    let text = String(decoding: try place.bytes("shop.yml"), as: UTF8.self)
    try place.write("shop.yml", text + "output: {metrics_file: patron.prom}\n")
    #expect(try place.run("run", "shop.yml").code == 78)
    let metrics = String(decoding: try place.bytes("patron.prom"), as: UTF8.self)
    #expect(metrics.contains("last_run_exit_code{pipeline=\"a\"} 78"), "\(metrics)")
  }
}

internal import Base
internal import Intake

/// What a reader found is handed on as bytes. Bytes that are none of its are refused, or are findings that can be packed,
/// merged and settled: with an error at the worst.
func checkFindings(_ bytes: [UInt8]) throws(Broken) {
  guard let findings = try? InputFindings(Sealed("findings", bytes)) else { return }
  let packed = findings.sealed(as: "findings").content
  guard let again = try? InputFindings(Sealed("findings", packed)) else {
    throw Broken("packed again they are refused")
  }
  try Broken.unless(again.sealed(as: "findings").content == packed, "packed again they are others")
  var merged = findings
  try? merged.merge(again)
  guard let input = try? findings.settled(source, paths: ["1.csv", "2.csv"], asOf: nil) else { return }
  _ = input.account.total
  guard let handedOn = try? SettledInput(Sealed("input", input.sealed(as: "input").content)) else {
    throw Broken("what is known of the whole input is refused when it is handed on")
  }
  try Broken.unless(handedOn.suspicions == input.suspicions, "handed on, other things look wrong")
}

private let source: Source = {
  var source = Source(
    files: [], mapping: Mapping(customer: "customer", date: "day", amount: .column("amount")))
  source.mapping.order = "order"
  source.mapping.product = "product"
  source.mapping.dimensions = [Mapping.Dimension(name: "region", column: "region")]
  source.duplicates = .keep
  return source
}()

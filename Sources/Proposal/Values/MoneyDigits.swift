/// How many digits money needs behind the point, by the lines that have a customer.
struct MoneyDigits: Sendable {
  let decimals: Guess<Int>
  let rounds: Bool

  init(_ checks: LineChecks, isProduct: Bool) {
    let counts = checks.byDigits
    let most = counts.lastIndex { $0 > 0 } ?? 0
    let what = isProduct ? "quantity × unit price" : "money"
    guard most <= 6 else {
      // More digits in a few lines come from binary fractions such as 0.30000000000000004, which nobody books.
      let lines = counts.reduce(0, +)
      let usual = (2...6).first { digits in counts[...digits].reduce(0, +) * 100 >= lines * 95 } ?? 6
      let beyond = counts[(usual + 1)...].reduce(0, +)
      let many = beyond == 1 ? "1 line has" : "\(beyond) lines have"
      decimals = Guess(
        usual, "\(many) more digits, some more than 6, which are rounded half to even",
        toConfirm: "that money may be rounded to \(usual) digits, as \(many) more")
      rounds = true
      return
    }
    rounds = false
    let wanted = max(2, most)
    let used =
      most == 0
      ? "\(what) is whole in all lines"
      : "\(what) needs up to \(most) digits behind the point, in \(counts[most]) lines"
    decimals = Guess(wanted, wanted > most ? used + "; 2 is the usual" : used)
  }
}

/// An export of a platform, known by the names of its columns: which of them play which part, what is left out and why.
///
/// One file describes one platform and says where its header is documented. Names are compared without regard to capitals;
/// the proposal has them as the export writes them.
struct Platform: Sendable {
  /// What the platform says of its header.
  enum Source: Sendable {
    /// The platform's own page that names the columns.
    case documentation(String)
    /// What it rests on where no such page was found.
    case practice(String)
  }

  /// The column of a role: the first of these names that the header has.
  struct RoleColumn: Sendable {
    let role: Role
    let names: [String]
    let reason: String

    init(_ role: Role, _ names: String..., because reason: String) {
      self.role = role
      self.names = names
      self.reason = reason
    }
  }

  /// Several columns that add up to the amount.
  struct AmountSum: Sendable {
    let plus: [String]
    let minus: [String]
    let reason: String
  }

  /// A rule as `source.exclude` and `source.negate` have it.
  struct Rule: Sendable {
    enum Test: Sendable {
      case isOneOf([String])
      case isNoneOf([String])
      case isEmpty
    }

    let column: String
    let test: Test
    let reason: String

    init(_ column: String, _ test: Test, because reason: String) {
      self.column = column
      self.test = test
      self.reason = reason
    }
  }

  /// A refund in a column of its own, and the column of its day where there is one.
  struct Refund: Sendable {
    let amount: String
    var date: [String] = []
    let reason: String
  }

  /// All values of a column of states, as far as the platform names them.
  struct States: Sendable {
    let column: String
    let sales: [String]
    let others: [String]
    let reason: String
  }

  /// What only a person can say, if the export has what makes it matter.
  struct Question: Sendable {
    enum Occasion: Sendable {
      case always
      /// A line has another value than nothing and 0 in the column.
      case isFilled(String)
      /// A line has a number below 0 in the column.
      case isNegative(String)
      /// The column does not stand in the header.
      case lacks(String)
      /// Another line of an order has the column too.
      case repeatsWithinOrders(String)
    }

    let occasion: Occasion
    /// The key of the pipeline file that it is about, without `source`.
    let key: String
    let words: String

    init(_ occasion: Occasion, _ key: String, _ words: String) {
      self.occasion = occasion
      self.key = key
      self.words = words
    }
  }

  /// Platform and report.
  let name: String
  let source: Source
  /// The export is taken for this platform's when it has all of these columns.
  let needs: [String]
  /// What the revenue of the proposal is.
  let revenue: String
  let columns: [RoleColumn]
  var sum: AmountSum?
  var fillDown: [String] = []
  var refund: Refund?
  var negate: [Rule] = []
  var exclude: [Rule] = []
  var states: States?
  /// The kinds of transactions, where the export has other ones than sales and refunds.
  var kinds: States?
  var dimensions: [String] = []
  /// Whose clock the timestamps show; nil where the shop's own.
  var clock: String?
  /// Why a part is missing from the export itself.
  var lacks: [Role: String] = [:]
  var questions: [Question] = []
}

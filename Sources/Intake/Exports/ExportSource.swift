/// What a pipeline says about one of the exports beside the lines.
public struct ExportSource: Hashable, Sendable {
  /// Which one it is.
  public let kind: ExportKind
  /// Globs, relative to the working folder.
  public var files: [String] = []
  /// How the bytes of the files are to be read.
  public var format: ExportFormat
  /// Which column plays which part; the customer's is in `customers`.
  public var columns: [ExportRole: String] = [:]
  /// The columns with the customer's id; empty where none is mapped.
  public var customers: [CustomerColumn] = []
  /// The columns of a survey's questions, each once, in the pipeline's order.
  public var items: [String] = []
  /// Roles and questions whose surrounding blanks are cut; nil: all of them.
  public var trimmed: Set<String>?
  /// A record that meets one of them is left out.
  public var exclusions: [Exclusion] = []
  /// By the name of a kind: the words that stand for it. Empty where words are kinds themselves.
  public var kinds: [String: [String]] = [:]
  /// The kind of each record where no column says one.
  public var defaultKind = ""
  /// What scores and answers may be, in thousandths.
  public var scale = 1_000...5_000

  /// An export of which nothing is said yet.
  public init(_ kind: ExportKind, format: ExportFormat = ExportFormat()) {
    self.kind = kind
    self.format = format
  }

  /// Whether a column plays the part.
  public func has(_ role: ExportRole) -> Bool {
    role == .customer ? !customers.isEmpty : columns[role] != nil
  }

  /// Whether its records may be of customers.
  public var namesCustomers: Bool { kind.owner.map { has($0) || has(.order) } ?? false }
}

extension ExportRole {
  /// How many of a score's or an answer's units make 1.
  public static let unitsPerPoint = 1_000
}

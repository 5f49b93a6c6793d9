/// Where it stands which customers were merged in the shop's own system.
public struct Aliases: Hashable, Sendable {
  /// Globs, relative to the working folder. They are written as the exports are.
  public var files: [String]
  /// The column with the id that was given up.
  public var oldColumn: String
  /// The column with the id that counts instead.
  public var newColumn: String

  /// Files with their columns.
  public init(files: [String], oldColumn: String, newColumn: String) {
    self.files = files
    self.oldColumn = oldColumn
    self.newColumn = newColumn
  }
}

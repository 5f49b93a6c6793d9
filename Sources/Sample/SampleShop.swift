/// A shop that does not exist, and what its till exported: one CSV file for each day.
///
/// The same shop writes the same bytes on every machine.
public struct SampleShop {
  /// About how many customers join over all days.
  public var customers: Int
  /// How many days the shop is open, from 2024-01-01 on.
  public var days: Int
  /// Another seed makes another shop.
  public var seed: UInt64
  /// Which columns the exports have.
  public var layout: SampleLayout
  /// How ids are written.
  public var ids = SampleIDs.short
  /// Whether every order is of one line, so that no two lines of a customer stand together.
  public var isScattered = false

  /// A shop that is small enough to be made in a second or two.
  public init(
    customers: Int = 3000, days: Int = 731, seed: UInt64 = 1, layout: SampleLayout = .full
  ) {
    self.customers = customers
    self.days = days
    self.seed = seed
    self.layout = layout
  }
}

internal import ArgumentParser

/// A number of bytes as a person writes it: `512M`, `4G`.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    guard let last = argument.last, let unit = units[last], let count = Int(argument.dropLast()), count > 0,
      count <= 1 << 20
    else { return nil }
    bytes = count * unit
  }

  static let defaultCompletionKind = CompletionKind.default
}

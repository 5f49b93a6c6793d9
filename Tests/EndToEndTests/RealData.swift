import Foundation

/// Real exports, where the environment says that they are.
enum RealData {
  private static let folder = ProcessInfo.processInfo.environment["PATRON_DATA"]

  static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  static func has(_ name: String) -> Bool {
    folder != nil && FileManager.default.fileExists(atPath: path(name))
  }

  static let cdnow = "cdnow/CDNOW_sample.txt"
  static let onlineRetail = "online-retail/online-retail.csv"
  static let onlineRetailByDay = "online-retail/by-day"
  static let superstore = "superstore/superstore.csv"
}

extension Workplace {
  /// Lets `data/<name>` lead to real data.
  func linkRealData(_ name: String) throws {
    try link("data/" + name, to: RealData.path(name))
  }
}

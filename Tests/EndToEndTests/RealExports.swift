import Foundation
import Testbench
import Testing

/// The real exports that these tests run whole.
enum RealExports {
  static let cdnow = "cdnow/CDNOW_sample.txt"
  static let onlineRetail = "online-retail/online-retail.csv"
  static let onlineRetailByDay = "online-retail/by-day"
  static let superstore = "superstore/superstore.csv"
  static let variant = "variants/semicolon-bom-decimalcomma-dmy.csv"
}

extension Workplace {
  /// Lets `data/<name>` lead to real data.
  func linkRealData(_ name: String) throws {
    try link("data/" + name, to: #require(RealData.path(name)))
  }
}

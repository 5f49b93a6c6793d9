/// Where the shop sells, by whom and how, and where it loses customers.
enum Region {
  static let names = ["North", "South", "East", "West", "Centre"].map { Array($0.utf8) }
  static let shares = summedUp([0.26, 0.22, 0.18, 0.20, 0.14])

  /// How much likelier than elsewhere a customer is lost here. The south goes downhill in the last
  /// year.
  static func loss(of region: UInt8, on day: Int, of days: Int) -> Double {
    switch region {
    case 1: day >= days - 365 && days > 365 ? 3 : 1
    case 2: 1.1
    case 3: 0.9
    default: 1
    }
  }
}

enum Channel {
  static let names = ["web", "shop", "phone"].map { Array($0.utf8) }
  static let shares = summedUp([0.55, 0.30, 0.15])
}

/// Two for each region, and for some of those who only use the web nobody.
enum SalesRep {
  static let names = [
    "Adler", "Brandt", "Castro", "Dufour", "Eriksen", "Fontana", "Groot", "Horvat", "Ito", "Jensen", "",
  ].map { Array($0.utf8) }
  static let none = 10

  static func assigned(region: Int, channel: Int, by chance: inout SplitMix64) -> Int {
    channel == 0 && chance.happens(0.15) ? none : region * 2 + chance.below(2)
  }

  /// Horvat's customers leave much sooner than the other one's in the same region.
  static func loss(of salesRep: Int) -> Double { salesRep == 7 ? 2.2 : 1 }
}

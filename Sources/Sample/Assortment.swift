/// What the sample shop sells.
struct Assortment {
  /// A category's products are its names in each of its sizes.
  struct Category {
    var name: String
    /// How many customers come for it first of all.
    var share: Double
    /// How often a customer takes the usual product again, rather than any.
    var habit: Double
    /// How much likelier than others its customers stay away for good.
    var fickleness: Double
    /// Of the list price, in hundredths.
    var costPercent: Int
    /// Returns, by line.
    var refunds: Double
    /// Bought by the piece, however big the customer.
    var isDurable: Bool
    /// In cents; rising from the first product to the last.
    var prices: ClosedRange<Int>
    var names: [String]
    var sizes: [String]
    /// Demand by month, beside the shop's own seasons.
    var months: [Double]
  }

  struct Product {
    var name: [UInt8]
    var category: Int
    var price: Int
    var cost: Int
  }

  let categories = Assortment.categories
  let products: [Product]
  /// Where a category's products start in `products`, and one place past the last.
  let starts: [Int]
  /// Summed weights of the categories, by month.
  let demand: [[Double]]

  init() {
    var products: [Product] = []
    var starts = [0]
    for (index, category) in categories.enumerated() {
      let count = category.names.count * category.sizes.count
      for (place, name) in category.names.enumerated() {
        for (step, size) in category.sizes.enumerated() {
          // Prices spread over the range by a fixed stride, so that popular is not the same as cheap.
          let rank = (place * 7 + step * 3) % count
          let span = category.prices.upperBound - category.prices.lowerBound
          let price = category.prices.lowerBound + span * rank / count / 5 * 5
          products.append(
            Product(
              name: Array("\(name) \(size)".utf8), category: index, price: price,
              cost: price * category.costPercent / 100))
        }
      }
      starts.append(products.count)
    }
    self.products = products
    self.starts = starts
    demand = (0..<12).map { month in
      summedUp(Assortment.categories.map { $0.share * $0.months[month] })
    }
  }

  /// Prices rise by 3% a year.
  func listPrice(of product: Int, on day: Int) -> Int {
    products[product].price * (100 + 3 * (day / 365)) / 100
  }

  /// One of a category's products: the customer's usual one, or any, the first ones most.
  func product(of category: Int, for customer: Int, by chance: inout SplitMix64) -> Int {
    let count = starts[category + 1] - starts[category]
    if chance.happens(categories[category].habit) {
      let usual = SplitMix64.mixed(UInt64(customer) &* 64 &+ UInt64(category))
      return starts[category] + Int(usual % UInt64(count))
    }
    let u = chance.uniform()
    return starts[category] + Int(u * u * Double(count))
  }
}

extension Assortment {
  private static let steady = [Double](repeating: 1, count: 12)

  private static let categories = [
    Category(
      name: "Coffee", share: 0.28, habit: 0.7, fickleness: 0.75, costPercent: 55, refunds: 0.008,
      isDurable: false, prices: 495...1895,
      names: ["Espresso", "Filter", "Decaf", "Robusta", "Lungo", "Crème", "Mocca", "Peru"],
      sizes: ["250 g", "500 g", "1 kg"], months: steady),
    Category(
      name: "Pantry", share: 0.22, habit: 0.5, fickleness: 0.9, costPercent: 66, refunds: 0.01,
      isDurable: false, prices: 195...1290,
      names: ["Olive oil", "Pesto", "Honey", "Granola", "Jam", "Rice", "Pasta", "Tea"],
      sizes: ["small", "large", "six"], months: steady),
    Category(
      name: "Household", share: 0.18, habit: 0.45, fickleness: 1, costPercent: 60, refunds: 0.012,
      isDurable: false, prices: 290...2450,
      names: ["Soap", "Candle", "Towel", "Brush", "Cloth", "Refill"], sizes: ["white", "blue", "green"],
      months: steady),
    Category(
      name: "Garden", share: 0.12, habit: 0.1, fickleness: 1.1, costPercent: 52, refunds: 0.02,
      isDurable: false, prices: 350...5900,
      names: ["Seeds", "Planter", "Trowel", "Hose", "Lantern", "Bulbs"], sizes: ["S", "M", "L"],
      months: [0.3, 0.6, 1.6, 2.2, 2.2, 1.5, 1.1, 0.8, 0.7, 0.6, 0.3, 0.2]),
    Category(
      name: "Electric", share: 0.08, habit: 0.02, fickleness: 1.35, costPercent: 84, refunds: 0.045,
      isDurable: true, prices: 2490...24900,
      names: ["Grinder", "Kettle", "Scale", "Toaster", "Machine"], sizes: ["Mini", "Plus", "Pro"],
      months: [1.1, 0.8, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 1, 1.6, 1.5]),
    Category(
      name: "Gifts", share: 0.12, habit: 0.03, fickleness: 1.5, costPercent: 45, refunds: 0.03,
      isDurable: false, prices: 690...7900,
      names: ["Hamper", "Card set", "Mug", "Box", "Voucher"], sizes: ["classic", "festive", "deluxe"],
      months: [0.5, 1.1, 0.6, 0.8, 1.1, 0.6, 0.5, 0.5, 0.6, 0.9, 2, 3.2]),
  ]
}

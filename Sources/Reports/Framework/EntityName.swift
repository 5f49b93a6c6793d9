/// What stands in tables for the customers and the products, beside the names of dimensions.
enum EntityName {
  static let customer = "customer"
  static let product = "product"
}

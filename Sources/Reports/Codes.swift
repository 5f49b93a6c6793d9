internal import Ledger

// How many bytes a code takes in a history is the ledger's business: tables read whole columns of codes here.
extension History {
  /// By line: its product.
  var codesOfProducts: [UInt32] { lineProduct }

  /// By line: its own value of a dimension.
  func codesOfLines(inDimension dimension: Int) -> [UInt32] { lineValue[dimension] }

  /// By purchase: the value of a dimension that the day carries.
  func codesCarried(ofDimension dimension: Int) -> [UInt32] { carried[dimension] }
}

internal import Ledger

// How many bytes a code takes in a history is the ledger's business: tables read whole columns of codes here.
extension History {
  /// By line: its product.
  var codesOfProducts: CodeColumn { lineProduct }

  /// By line: its own value of a dimension.
  func codesOfLines(inDimension dimension: Int) -> CodeColumn { lineValue[dimension] }

  /// By purchase: the value of a dimension that the day carries.
  func codesCarried(ofDimension dimension: Int) -> CodeColumn { carried[dimension] }
}

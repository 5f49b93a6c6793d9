internal import Intake

extension Key {
  /// Which columns an order writes on its first line only.
  static let fillDown = Key.leaf(
    "fill_down", wanted: { _ in "{by: order, columns: [Financial Status, Email]}" },
    read: { pipeline, source in
      let form = pipeline.columnForm
      let read: [String]?? = source.place("fill_down")?.mapping { fill in
        _ = fill.value("by", Form<String>.one(of: ["order"]))
        if !fill.has("columns") {
          fill.complain(about: "columns", "missing; wanted a list, each \(form.wanted)")
        }
        let columns = fill.set("columns", of: form)
        if let columns, pipeline.isMappingRead { pipeline.source.mapping.check(filled: columns, fill) }
        return columns
      }
      guard case .some(.some(let columns)) = read else { return }
      pipeline.source.filledDown = columns
      if pipeline.isMappingRead, pipeline.source.mapping.order == nil {
        source.complain(
          about: "fill_down", "cells are filled within an order, so source.columns.order must be mapped")
      }
      if pipeline.source.format.spaceAligned {
        source.complain(
          about: "fill_down",
          "no cell is empty where blanks separate the fields (space_aligned); leave one of the two out"
        )
      }
    },
    written: { pipeline in
      let columns = pipeline.source.filledDown
      return columns.isEmpty ? "none" : "{by: order, columns: \(columns.sorted().quoted)}"
    },
    parts: [
      .part("by", "order", "Cells are filled while the order id is the same."),
      .part("columns", "a list, each the name of a column", "The columns whose empty cells are filled."),
    ],
    "An empty cell of these columns takes the value of the record before it in the same file while the order id is the same: "
      + "for exports that write what belongs to the whole order on its first line only. Default: none.")
}

extension Mapping {
  /// What may not be filled: the order decides what is filled, and money would be counted on every line.
  fileprivate func check(filled columns: [String], _ fill: MappingReader) {
    if let order, columns.contains(order) {
      fill.complain(
        about: "columns",
        "\(order.shown) is the order's id, by which cells are filled; a line without one belongs to no order. Leave it out"
      )
    }
    var money: [(column: String?, role: String)] = [(discount, "discount"), (refund?.amount, "refund")]
    switch amount {
    case .column(let column): money.append((column, "amount"))
    case .sum(let plus, let minus): money += (plus + minus).map { ($0, "amount") }
    case .product(let quantity, _): money.append((quantity, "quantity"))
    }
    switch cost {
    case .cost(let column): money.append((column, "cost"))
    case .profit(let column): money.append((column, "profit"))
    case nil: break
    }
    for (column, role) in money {
      guard let column, columns.contains(column) else { continue }
      fill.complain(
        about: "columns",
        "\(column.shown) is mapped as \(role): what stands on one line of an order would be counted on every line. Leave it out"
      )
    }
  }
}

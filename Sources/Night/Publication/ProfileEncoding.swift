internal import CSV
internal import Intake
internal import Pipeline

extension OutputSettings {
  /// What stands before the header: spreadsheets take a file without it for the machine's own encoding.
  var mark: [UInt8] { profile == .excel ? [0xEF, 0xBB, 0xBF] : [] }

  /// How rows are written.
  var form: RowForm {
    RowForm(
      delimiter: excel.delimiter.byte, decimal: excel.decimal.byte, guardsFormulas: profile == .excel)
  }
}

/// Why a line is refused, in order of precedence: a line with several faults is counted under the
/// first.
public enum Refusal: String, NamedValue, Error {
  case tooLong = "too_long"
  case badEncoding = "bad_encoding"
  case badQuoting = "bad_quoting"
  case fieldCount = "field_count"
  case missingCustomer = "missing_customer"
  case missingDate = "missing_date"
  case badDate = "bad_date"
  case missingAmount = "missing_amount"
  case badAmount = "bad_amount"
  case badQuantity = "bad_quantity"
  case badPrice = "bad_price"
  case badDiscount = "bad_discount"
  case badCost = "bad_cost"
  case tooPrecise = "too_precise"
  case tooLarge = "too_large"
  case otherCurrency = "other_currency"
  case missingEmployee = "missing_employee"
  case missingReferred = "missing_referred"
  case missingCampaign = "missing_campaign"
  case badKind = "bad_kind"
  case badScore = "bad_score"
  case badPoints = "bad_points"
  case endBeforeStart = "end_before_start"
  case unknownCampaign = "unknown_campaign"

  /// What a user can do about it.
  public var remedy: String {
    switch self {
    case .tooLong: "a quote may have been left open, or a field is no field; mend the record"
    case .badEncoding: "set source.format.encoding to the export's encoding"
    case .badQuoting: "a quote inside a field must be doubled, and the whole field quoted"
    case .fieldCount: "check source.format.delimiter and skip_lines, or mend the record"
    case .missingCustomer:
      "sales without a customer say nothing about customers; nothing to do if that is meant"
    case .missingDate: "mend the record, or exclude such lines with {column: …, empty: true}"
    case .badDate: "add the date's pattern to source.format.dates, or mend the record"
    case .missingAmount: "mend the record, or exclude such lines with {column: …, empty: true}"
    case .badAmount, .badQuantity, .badPrice, .badDiscount, .badCost:
      "check source.format.decimal, thousands, signs and negatives, or mend the record"
    case .tooPrecise: "raise money.decimals, or set money.round: half_even"
    case .tooLarge: "the number does not fit; lower money.decimals or mend the record"
    case .otherCurrency: "run a pipeline of its own for each currency"
    case .missingEmployee, .missingReferred, .missingCampaign:
      "mend the record, or exclude such records with {column: …, empty: true}"
    case .badKind: "name the word in kinds, or exclude such records"
    case .badScore: "check scale, and the decimal sign of the export's format, or mend the record"
    case .badPoints: "points are whole numbers; check the export's format, or mend the record"
    case .endBeforeStart: "the end is before the start; check the order of day and month, or mend the record"
    case .unknownCampaign: "the campaign is not in campaigns.files; add it there, or exclude such records"
    }
  }
}

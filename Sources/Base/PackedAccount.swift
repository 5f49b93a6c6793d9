// The account of the input as bytes. Files stand in their order, reasons in the order of precedence.

extension InputAccount: Packed {
  public func pack(into packer: inout Packer) { files.pack(into: &packer) }

  /// - Throws: `Damage` also where the files' counts cannot be added up.
  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(files: try [File](from: &unpacker))
    var (left, money) = (UInt64(Int64.max), UInt64(Int64.max))
    for file in files {
      for count in file.counts {
        guard count >= 0, count <= left else { throw unpacker.damage("counts that can be added up") }
        left -= UInt64(count)
      }
      guard file.revenue.units.magnitude <= money else { throw unpacker.damage("sums that can be added up") }
      money -= file.revenue.units.magnitude
    }
  }
}

extension InputAccount.File {
  /// All that is added up over files, and what must not be negative.
  fileprivate var counts: [Int] {
    [lines, accepted, afterAsOf, duplicate, excluded, rounded, repeatedHeaders, emptyRecords]
      + remarks.counts + refused.values.flatMap { [$0.lines, $0.firstLine] }
  }
}

extension InputAccount.File: Packed {
  public func pack(into packer: inout Packer) {
    path.pack(into: &packer)
    for count in [lines, accepted, afterAsOf, duplicate, excluded, rounded, repeatedHeaders, emptyRecords] {
      count.pack(into: &packer)
    }
    remarks.pack(into: &packer)
    firstDay.pack(into: &packer)
    lastDay.pack(into: &packer)
    revenue.pack(into: &packer)
    let reasons = Refusal.allCases.filter { refused[$0] != nil }
    packer.pack(count: reasons.count)
    for reason in reasons {
      reason.rawValue.pack(into: &packer)
      refused[reason]?.pack(into: &packer)
    }
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(path: try String(from: &unpacker))
    lines = try Int(from: &unpacker)
    accepted = try Int(from: &unpacker)
    afterAsOf = try Int(from: &unpacker)
    duplicate = try Int(from: &unpacker)
    excluded = try Int(from: &unpacker)
    rounded = try Int(from: &unpacker)
    repeatedHeaders = try Int(from: &unpacker)
    emptyRecords = try Int(from: &unpacker)
    remarks = try InputRemarks(from: &unpacker)
    firstDay = try Day?(from: &unpacker)
    lastDay = try Day?(from: &unpacker)
    revenue = try Money(from: &unpacker)
    for _ in 0..<(try unpacker.count()) {
      guard let reason = Refusal(rawValue: try String(from: &unpacker)), refused[reason] == nil else {
        throw unpacker.damage("a reason of its own")
      }
      refused[reason] = try InputAccount.Refused(from: &unpacker)
    }
  }
}

extension InputAccount.Refused: Packed {
  public func pack(into packer: inout Packer) {
    lines.pack(into: &packer)
    firstLine.pack(into: &packer)
    example.pack(into: &packer)
  }

  public init(from unpacker: inout Unpacker) throws(Damage) {
    self.init(
      lines: try Int(from: &unpacker), firstLine: try Int(from: &unpacker),
      example: try String(from: &unpacker))
  }
}

internal import Base
internal import Files

// How lines and columns are kept in bytes. Whoever changes what is kept here or in `KeptReading` raises
// `ChunkReading.keptFormat`, so that old bytes are not read as new ones.

extension NarrowColumn {
  func write(to writer: inout BinaryWriter) {
    writer.write(Int(least))
    switch distances {
    case .bytes(let bytes):
      writer.write(1)
      writer.write(bytes)
    case .shorts(let shorts):
      writer.write(2)
      writer.write(shorts)
    case .words(let words):
      writer.write(4)
      writer.write(words)
    case .longs(let longs):
      writer.write(8)
      writer.write(longs)
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    let least = Int64(try reader.number())
    switch try reader.number() {
    case 1: self.init(least: least, distances: .bytes(try reader.numbers()))
    case 2: self.init(least: least, distances: .shorts(try reader.numbers()))
    case 4: self.init(least: least, distances: .words(try reader.numbers()))
    case 8: self.init(least: least, distances: .longs(try reader.numbers()))
    default: throw BinaryReader.Fault()
    }
  }
}

extension TextRuns {
  func write(to writer: inout BinaryWriter) { texts.write(to: &writer) }

  init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    self.init(try TextList(from: &reader))
  }
}

extension LineColumns.CodedColumn {
  func write(to writer: inout BinaryWriter) {
    codes.write(to: &writer)
    values.write(to: &writer)
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    self.init(codes: try NarrowColumn(from: &reader), values: try TextList(from: &reader))
  }
}

extension LineColumns {
  func write(to writer: inout BinaryWriter) {
    customers.write(to: &writer)
    orders.write(to: &writer)
    records.write(to: &writer)
    for column in [customer, day, amount, order, profit, discount, record] { column.write(to: &writer) }
    products.write(to: &writer)
    writer.write(dimensions.count)
    for dimension in dimensions { dimension.write(to: &writer) }
    writer.write(groupStarts)
    sum.write(to: &writer)
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    customers = try TextRuns(from: &reader)
    orders = try TextRuns(from: &reader)
    records = try TextRuns(from: &reader)
    customer = try NarrowColumn(from: &reader)
    day = try NarrowColumn(from: &reader)
    amount = try NarrowColumn(from: &reader)
    order = try NarrowColumn(from: &reader)
    profit = try NarrowColumn(from: &reader)
    discount = try NarrowColumn(from: &reader)
    record = try NarrowColumn(from: &reader)
    products = try CodedColumn(from: &reader)
    for _ in 0..<max(0, try reader.number()) { dimensions.append(try CodedColumn(from: &reader)) }
    groupStarts = try reader.numbers()
    sum = try LineSum(from: &reader)
  }
}

extension LineSum {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(lines)
    writer.write(Int(revenue.units))
    writer.write([firstDay, lastDay].compactMap { $0?.number })
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Fault) {
    lines = try reader.number()
    revenue = Money(units: Int64(try reader.number()))
    let days: [Int32] = try reader.numbers()
    (firstDay, lastDay) = (days.first.map(Day.init(number:)), days.last.map(Day.init(number:)))
  }
}

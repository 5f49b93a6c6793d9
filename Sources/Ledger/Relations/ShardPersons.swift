internal import Base
internal import Intake

/// The numbers of the persons of a shard.
struct ShardPersons {
  private var names: TextDictionary
  private let pseudonym: ShardLines.Pseudonym?

  init(_ history: History, _ pseudonym: ShardLines.Pseudonym?) {
    names = TextDictionary(capacity: history.ids.count)
    for customer in history.customers { _ = names.code(of: history.ids.bytes(of: customer).span) }
    self.pseudonym = pseudonym
  }

  var count: Int { names.count }

  /// By record of a slice: the number of whose it is; nil where it is nobody's.
  mutating func numbers(of records: Range<Int>, in chunk: RecordColumns) -> [Int32] {
    guard chunk.namesOwners else { return records.map { _ in -1 } }
    guard pseudonym != nil else { return plainNumbers(of: records, in: chunk) }
    // Each id is hidden once.
    var own = TextDictionary()
    var numbers: [Int32] = []
    return records.map { record in
      let code = Int(chunk.ownerCode(of: record, in: &own))
      if code == numbers.count {
        let id = own.bytes(of: code)
        numbers.append(id.isEmpty ? -1 : Int32(names.code(of: name(of: id).span)))
      }
      return numbers[code]
    }
  }

  private mutating func plainNumbers(of records: Range<Int>, in chunk: RecordColumns) -> [Int32] {
    var last: (run: Int64, number: Int32)?
    return records.map { record in
      let run = chunk.ownerRun(of: record)
      if let last, last.run == run { return last.number }
      let id = chunk.owner(of: record)
      let number = id.isEmpty ? -1 : Int32(names.code(of: id.span))
      last = (run, number)
      return number
    }
  }

  /// What a customer is called.
  func name(of id: ArraySlice<UInt8>) -> [UInt8] {
    guard let pseudonym else { return Array(id) }
    return id.isEmpty ? [] : Array(pseudonym(id).utf8)
  }

  /// What a person is called.
  func name(ofPerson person: Int) -> ArraySlice<UInt8> { names.bytes(of: person) }
}

/// A record of a chunk that is plain as far as is known: read column by column.
struct PlainRow {
  /// Its position in the chunk.
  let number: Int32
  /// The position of its first field among the fields of the chunk.
  let firstField: Int32
}

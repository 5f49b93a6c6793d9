internal import Files

/// What of a file psql or the server would misread, although it is proper CSV.
struct ClientHazards {
  /// psql before version 18 takes a line of `\.` for the end of the data, also within quotes; PostgreSQL keeps no NUL.
  let areThere: Bool

  init(in path: String) throws(FileError) {
    let file = try InputFile(path)
    var block: [UInt8] = []
    // How much of `\.` the line has so far; nil: it is another line.
    var matched: Int? = 0
    while try file.read(into: &block, upTo: 1 << 18) > 0 {
      for byte in block {
        switch byte {
        case 0:
          areThere = true
          return
        case UInt8(ascii: "\n"):
          if let count = matched, count >= 2 {
            areThere = true
            return
          }
          matched = 0
        case _ where matched == nil: break
        case UInt8(ascii: "\\"): matched = matched == 0 ? 1 : nil
        case UInt8(ascii: "."): matched = matched == 1 ? 2 : nil
        case UInt8(ascii: "\r"): matched = matched == 2 ? 3 : nil
        default: matched = nil
        }
      }
      block.removeAll(keepingCapacity: true)
    }
    areThere = (matched ?? 0) >= 2
  }
}

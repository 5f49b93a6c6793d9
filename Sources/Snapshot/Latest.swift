import Files

// `latest` is a link, and it is moved by one rename of another link: whoever looks finds the
// snapshot before or the one after, and never none.
extension Store {
  /// Lets `latest` lead to a snapshot, unless that would take it back to an earlier as-of day
  /// and this is not asked for.
  ///
  /// - Returns: whether `latest` leads there now.
  @discardableResult
  public func moveLatest(to snapshot: Published, promote: Bool = false) throws(SnapshotError) -> Bool {
    try moveLatest(to: snapshot.name, promote: promote)
  }

  /// The snapshot that `latest` leads to, nil if there is none.
  public func latest() throws(SnapshotError) -> Published? {
    try latestName().map { Published($0, in: path(of: $0), isLatest: true) }
  }

  func moveLatest(to name: SnapshotName, promote: Bool) throws(SnapshotError) -> Bool {
    // The snapshot's name must be on the disk before anything leads to it. This may be a
    // snapshot of a run that was killed before it could wait for that.
    try onDisk { () throws(FileError) in try Folder.sync(snapshotsFolder) }
    let current = try latestName()
    if let current, current.asOf > name.asOf, !promote { return false }
    if current != name {
      let next = Path.join(folder, Store.leftover(of: .latest))
      try onDisk { () throws(FileError) in
        // A signal in between would leave the link behind.
        try Interruption.hold { () throws(FileError) in
          try Entry.link(next, saying: "snapshots/\(name)")
          do throws(FileError) {
            try Entry.rename(next, to: latestPath)
          } catch {
            try? Entry.remove(next)
            throw error
          }
        }
      }
    }
    try onDisk { () throws(FileError) in try Folder.sync(folder) }
    return true
  }

  /// The name that `latest` says, nil if there is no such snapshot.
  func latestName() throws(SnapshotError) -> SnapshotName? {
    switch try onDisk({ () throws(FileError) in try Entry.kind(latestPath) }) {
    case nil: return nil
    case .link: break
    default: throw .latestInTheWay(path: latestPath)
    }
    return try onDisk { () throws(FileError) in
      let said = try Entry.destination(ofLink: latestPath)
      guard said.utf8.starts(with: "snapshots/".utf8),
        let name = SnapshotName(String(said.dropFirst("snapshots/".count))),
        try Entry.kind(path(of: name)) == .folder
      else { return nil }
      return name
    }
  }

  private var latestPath: String { Path.join(folder, "latest") }
}

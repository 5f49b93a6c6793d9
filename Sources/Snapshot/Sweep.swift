import Files

// What a run leaves behind on purpose goes when there is too much of it; what it leaves by
// accident goes with the next run. Both only under the lock.
extension Store {
  /// Something hidden that is only there while a run works.
  enum Leftover: String, CaseIterable {
    case staging, pruned, latest
  }

  /// A fresh hidden name.
  static func leftover(of kind: Leftover) -> String {
    ".\(kind.rawValue)-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
  }

  /// Removes the oldest snapshots by order of publication until `keep` are left, but never the
  /// one that `latest` leads to nor the one just published.
  ///
  /// - Returns: the names that went.
  @discardableResult
  public func prune(keep: Int, sparing fresh: Published? = nil) throws(SnapshotError) -> [SnapshotName] {
    let snapshots = try published()
    let spare = snapshots.filter { !$0.isLatest && $0.name != fresh?.name }
    let excess = max(0, min(spare.count, snapshots.count - max(1, keep)))
    for old in spare.prefix(excess) {
      try onDisk { () throws(FileError) in
        // Out of sight in one step first, so that nobody ever takes half a snapshot for one.
        let hidden = Path.join(snapshotsFolder, Store.leftover(of: .pruned))
        try Interruption.hold { () throws(FileError) in
          try Entry.rename(old.folder, to: hidden)
          try Folder.remove(hidden)
        }
      }
    }
    return spare.prefix(excess).map(\.name)
  }

  /// Removes what a run that was killed has left.
  func sweep() throws(SnapshotError) {
    try onDisk { () throws(FileError) in
      for folder in [folder, snapshotsFolder] {
        for name in try Folder.names(folder) where Store.isLeftover(name) {
          let path = Path.join(folder, name)
          if try Entry.kind(path) == .folder { try Folder.remove(path) } else { try Entry.remove(path) }
        }
      }
    }
  }

  private static func isLeftover(_ name: String) -> Bool {
    Leftover.allCases.contains { name.utf8.starts(with: ".\($0.rawValue)-".utf8) }
  }
}

public import Base

extension Pipeline {
  /// Those that no person has looked at and accepted.
  public func unaccepted(_ suspicions: [Suspicion]) -> [Suspicion] {
    suspicions.filter { !acceptedSuspicions.contains($0.kind) }
  }
}

public import Base

/// What happens where something in the exports looks wrong: the key `gates.suspicions`.
public enum SuspicionGate: Hashable, Sendable {
  /// It is said, and the run is published.
  case say
  /// Nothing is published.
  case refuse
  /// Nothing is published where one of these kinds was seen.
  case refuseKinds([SuspicionKind])

  /// Whether a kind stops a run.
  public func refuses(_ kind: SuspicionKind) -> Bool {
    switch self {
    case .say: false
    case .refuse: true
    case .refuseKinds(let kinds): kinds.contains(kind)
    }
  }
}

internal import Base

extension Key {
  /// `gates.suspicions`: one of two words, or a list of kinds.
  static let suspicions = Key.leaf(
    "suspicions", wanted: { _ in "say, refuse or a list, each \(Form.suspicionKind.wanted)" },
    read: { pipeline, gates in
      guard let place = gates.place("suspicions") else { return }
      if place.isList {
        let kinds = gates.set("suspicions", of: .suspicionKind)
        if let kinds { pipeline.gates.suspicions = .refuseKinds(kinds.kinds) }
      } else if let word = place.read(.one(of: ["say", "refuse"])) {
        pipeline.gates.suspicions = word == "say" ? .say : .refuse
      }
    },
    written: {
      switch $0.gates.suspicions {
      case .say: "say"
      case .refuse: "refuse"
      case .refuseKinds(let kinds): kinds.inOrder
      }
    },
    "What happens where something looks wrong (the table suspicions). say: it is said. refuse: nothing is published. A list: "
      + "nothing is published where one of these kinds was seen.")

  /// `accepted_suspicions`: kinds that a person has looked at.
  static let acceptedSuspicions = Key.leaf(
    "accepted_suspicions", wanted: { _ in "a list, each \(Form.suspicionKind.wanted)" },
    read: { pipeline, reader in
      let kinds = reader.set("accepted_suspicions", of: .suspicionKind, mayBeEmpty: true)
      if let kinds { pipeline.acceptedSuspicions = kinds.kinds }
    },
    written: { $0.acceptedSuspicions.inOrder },
    "Kinds of suspicions that a person has looked at and found right: they are not said, are not in the table and stop no run."
  )
}

extension Form where Value == String {
  /// By name, as a complaint names it.
  fileprivate static let suspicionKind = one(of: SuspicionKind.allCases.map(\.rawValue))
}

extension [String] {
  fileprivate var kinds: [SuspicionKind] { compactMap(SuspicionKind.init) }
}

extension [SuspicionKind] {
  /// In the order of their names: in which order they are written changes nothing.
  fileprivate var inOrder: String { map(\.rawValue).sorted().listed { $0 } }
}

/// What a pipeline says about the tables of the exports beside the lines.
public enum RelationSettings {
  /// How feedback is judged: the section `feedback`. Scores are in thousandths.
  public struct Feedback: Hashable, Sendable {
    /// Kinds that say that a customer is dissatisfied.
    public var complaints = ["complaint"]
    /// What scores may be.
    public var scale = 1_000...5_000
    /// A customer with such a score or a higher one is satisfied; nil: nobody is.
    public var satisfiedFrom: Int?
    /// A customer with such a score or a lower one is dissatisfied; nil: nobody is by a score.
    public var dissatisfiedTo: Int?
    /// A customer with such a score or a higher one is a promoter; nil: there is no net promoter score.
    public var promotersFrom: Int?
    /// A customer with such a score or a lower one is a detractor; nil: there is no net promoter score.
    public var detractorsTo: Int?
    /// A complaint answered within so many days is answered in time.
    public var answerDays = 7
    /// So many days after the purchase it is judged what became of a complaint.
    public var landmarkDays = 30
    /// In so many days after that it is looked whether the customer comes back.
    public var outcomeDays = 180

    public init() {}
  }

  /// How the staff is counted: the section `staff`.
  public struct Staff: Hashable, Sendable {
    /// Reasons by which employees leave of their own will; nil: it is not known.
    public var voluntary: [String]?

    public init() {}
  }

  /// How answers are put together: the section `survey`.
  public struct Survey: Hashable, Sendable {
    /// What customers get and what it costs them, in the order of the tables.
    public enum Component: String, Sendable, CaseIterable {
      case product, service, personnel, image
      case money, time, energy, psychic

      /// Whether it is what customers get; otherwise it is what they give.
      public var isBenefit: Bool {
        switch self {
        case .product, .service, .personnel, .image: true
        case .money, .time, .energy, .psychic: false
        }
      }
    }

    /// A construct and the questions that ask for it.
    public struct Construct: Hashable, Sendable {
      /// As the tables write it.
      public var name: String
      /// The questions' columns.
      public var items: [String]

      /// A construct with its questions.
      public init(name: String, items: [String]) {
        self.name = name
        self.items = items
      }
    }

    /// What answers may be, in thousandths.
    public var scale = 1_000...10_000
    /// The questions of each component that is asked for.
    public var components: [Component: [String]] = [:]
    /// Questions whose high answers are low values.
    public var reversed: [String] = []
    /// How much a component counts, in millionths of 1; those that are not here count 1.
    public var weights: [Component: Int] = [:]
    /// In the pipeline's order.
    public var constructs: [Construct] = []
    /// A respondent whose mean is at least this is in the top, in millionths of the scale.
    public var topFromMillionths = 700_000

    public init() {}
  }

  /// How campaigns are judged: the section `campaigns`.
  public struct Campaigns: Hashable, Sendable {
    /// Groups that were not treated.
    public var control: [String] = []
    /// How long a phase after a campaign is.
    public var afterDays = 28
    /// How many there are.
    public var afterPhases = 3

    public init() {}
  }

  /// How referrals are judged: the section `referrals`.
  public struct Referrals: Hashable, Sendable {
    /// The first days after a first purchase by which customers are compared.
    public var days = 365

    public init() {}
  }

  /// What binds a customer to the shop.
  public enum Lever: String, Sendable, CaseIterable {
    case financial, social, structural
  }
}

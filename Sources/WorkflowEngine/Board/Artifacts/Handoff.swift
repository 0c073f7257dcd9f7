/// What a successful attempt leaves to the tasks that depend on it.
public struct Handoff: Sendable, Hashable {
  /// What was done.
  public let summary: String

  /// What should be done next.
  public let nextActions: [String]

  /// What is not clear.
  public let questions: [String]

  /// The artifacts that go with it, in order.
  public let artifacts: [Item]

  /// Creates a handoff.
  ///
  /// - Parameters:
  ///   - summary: What was done.
  ///   - nextActions: What should be done next.
  ///   - questions: What is not clear.
  ///   - artifacts: The artifacts that go with it.
  public init(
    summary: String = "",
    nextActions: [String] = [],
    questions: [String] = [],
    artifacts: [Item] = []
  ) {
    self.summary = summary
    self.nextActions = nextActions
    self.questions = questions
    self.artifacts = artifacts
  }

  /// An artifact in a handoff.
  public struct Item: Sendable, Hashable {
    /// The artifact.
    public let artifact: ArtifactID

    /// Whether it is offered to the tasks that need one; otherwise it is only mentioned.
    public let isRequired: Bool

    /// Creates an item.
    ///
    /// - Parameters:
    ///   - artifact: The artifact.
    ///   - isRequired: Whether it is offered to the tasks that need one.
    public init(_ artifact: ArtifactID, isRequired: Bool = true) {
      self.artifact = artifact
      self.isRequired = isRequired
    }
  }

  /// Checks the texts and the number of entries.
  ///
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  func check() throws {
    for text in [summary] + nextActions + questions { try BoardLimits.check(text, "a handoff") }
    guard max(artifacts.count, nextActions.count, questions.count) <= BoardLimits.handoff else {
      throw BoardError.limitReached("entries in a handoff", limit: BoardLimits.handoff)
    }
  }
}

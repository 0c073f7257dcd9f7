/// The report of a successful attempt to the tasks that depend on it.
public struct Handoff: Sendable, Hashable {
  /// A summary of the finished work.
  public let summary: String

  /// The suggested next actions.
  public let nextActions: [String]

  /// The open questions.
  public let questions: [String]

  /// The artifacts, in order.
  public let artifacts: [Item]

  /// Creates a handoff.
  ///
  /// - Parameters:
  ///   - summary: A summary of the finished work.
  ///   - nextActions: The suggested next actions.
  ///   - questions: The open questions.
  ///   - artifacts: The artifacts, in order.
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

    /// Whether it can meet the need of a task; otherwise it is only mentioned.
    public let isRequired: Bool

    /// Creates an item.
    ///
    /// - Parameters:
    ///   - artifact: The artifact.
    ///   - isRequired: Whether it can meet the need of a task.
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

/// Something that an attempt made, for others to use.
public struct Artifact: Sendable, Hashable {
  /// The artifact's name.
  public let id: ArtifactID

  /// The task that made it.
  public let task: TaskID

  /// The attempt that made it.
  public let attempt: AttemptToken

  /// What it is, such as `image` or `report`.
  public let type: String

  /// Which one of its type it is.
  public let label: String

  /// Creates an artifact.
  ///
  /// - Parameters:
  ///   - id: The artifact's name.
  ///   - task: The task that made it.
  ///   - attempt: The attempt that made it.
  ///   - type: What it is.
  ///   - label: Which one of its type it is.
  public init(id: ArtifactID, task: TaskID, attempt: AttemptToken, type: String, label: String) {
    self.id = id
    self.task = task
    self.attempt = attempt
    self.type = type
    self.label = label
  }
}

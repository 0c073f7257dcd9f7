/// Something that an attempt made, for use by other tasks.
public struct Artifact: Sendable, Hashable {
  /// The artifact's identifier.
  public let id: ArtifactID

  /// The task that made it.
  public let task: TaskID

  /// The attempt that made it.
  public let attempt: AttemptToken

  /// The type, such as `image` or `report`.
  public let type: String

  /// The name among the artifacts of its type.
  public let label: String

  /// Creates an artifact.
  ///
  /// - Parameters:
  ///   - id: The artifact's identifier.
  ///   - task: The task that made it.
  ///   - attempt: The attempt that made it.
  ///   - type: The type.
  ///   - label: The name among the artifacts of its type.
  public init(id: ArtifactID, task: TaskID, attempt: AttemptToken, type: String, label: String) {
    self.id = id
    self.task = task
    self.attempt = attempt
    self.type = type
    self.label = label
  }
}

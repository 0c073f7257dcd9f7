/// What a task needs from a task that it depends on, before it may start.
public struct ArtifactNeed: Sendable, Hashable {
  /// The dependency whose handoff must offer it.
  public let producer: TaskID

  /// What it must be.
  public let type: String

  /// Which one of its type it must be; `nil` when any will do.
  public let label: String?

  /// Creates a need.
  ///
  /// - Parameters:
  ///   - type: What it must be.
  ///   - label: Which one of its type it must be.
  ///   - producer: The dependency whose handoff must offer it.
  public init(_ type: String, label: String? = nil, from producer: TaskID) {
    self.producer = producer
    self.type = type
    self.label = label
  }

  /// Whether an artifact is what is needed.
  ///
  /// - Parameter artifact: An artifact of the producer.
  /// - Returns: Whether type and label are the right ones.
  public func matches(_ artifact: Artifact) -> Bool {
    artifact.type == type && (label ?? artifact.label) == artifact.label
  }
}

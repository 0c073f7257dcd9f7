/// An artifact that a task needs from one of its dependencies before it may start.
public struct ArtifactNeed: Sendable, Hashable {
  /// The dependency whose handoff must offer it.
  public let producer: TaskID

  /// The required type.
  public let type: String

  /// The required label; `nil` if any label will do.
  public let label: String?

  /// Creates a need.
  ///
  /// - Parameters:
  ///   - type: The required type.
  ///   - label: The required label.
  ///   - producer: The dependency whose handoff must offer it.
  public init(_ type: String, label: String? = nil, from producer: TaskID) {
    self.producer = producer
    self.type = type
    self.label = label
  }

  /// Whether an artifact meets the need.
  ///
  /// - Parameter artifact: An artifact of the producer.
  /// - Returns: Whether its type and label match.
  public func matches(_ artifact: Artifact) -> Bool {
    artifact.type == type && (label ?? artifact.label) == artifact.label
  }
}

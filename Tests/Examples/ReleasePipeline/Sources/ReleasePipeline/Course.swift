/// How a release goes.
public enum Course: String, Sendable, CaseIterable {
  /// It is approved, deployed and announced.
  case shipped

  /// It is rejected, and given up.
  case rejected

  /// It is approved, and stopped in the middle of the deployment.
  case stopped
}

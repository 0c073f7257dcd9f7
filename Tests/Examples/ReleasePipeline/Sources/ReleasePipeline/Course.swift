/// How a release ends.
public enum Course: String, Sendable, CaseIterable {
  /// It is approved, deployed and announced.
  case shipped

  /// It is rejected, and its run is aborted.
  case rejected

  /// It is approved, and stopped during the deployment.
  case stopped
}

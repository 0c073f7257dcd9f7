/// What control does nothing about.
enum UnreachedConstructs {
  static let all: [Construct] = [
    unreached("code between two scheduling points", "it is one step; parallel stress reaches it"),
    unreached("locks and atomics inside one step", "they are no scheduling points"),
    unreached("`clock()` and `getrusage`", "they read the processor's time"),
    unreached(
      "process identifiers and `ProcessInfo.globallyUniqueString`",
      "they differ by process"
    ),
    unreached("`RunLoop`", "its timers and sources are the system's"),
  ]

  private static func unreached(_ name: String, _ reason: String) -> Construct {
    Construct(name, .notReached(reason), .any) { _ in }
  }
}

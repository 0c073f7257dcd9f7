/// How long anybody waits for anything: a minute, and more on a machine that is busy.
enum Patience {
  static let looks = 60_000
  static let pause = Duration.milliseconds(1)
}

/// Somebody has waited for what did not come.
struct Stuck: Error, CustomStringConvertible {
  let waitingFor: String

  var description: String { "waited too long for \(waitingFor)" }
}

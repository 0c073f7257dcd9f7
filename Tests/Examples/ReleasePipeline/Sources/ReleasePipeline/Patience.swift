/// The limit of every wait: about a minute, and longer on a busy machine.
enum Patience {
  static let looks = 60_000
  static let pause = Duration.milliseconds(1)
}

/// A wait has exceeded the limit.
struct Stuck: Error, CustomStringConvertible {
  let waitingFor: String

  var description: String { "waited too long for \(waitingFor)" }
}

/// The parts of an iteration, in order.
enum Phase: UInt32, Sendable {
  /// Makes the system; entries run first in, first out.
  case setup = 0
  /// Runs the body under the strategy.
  case body = 1
  /// Checks the invariants; entries run first in, first out.
  case check = 2
}

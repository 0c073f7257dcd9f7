/// The parts of an iteration, in order.
enum Phase: UInt32, Sendable {
  /// The system is made, first in, first out.
  case setup = 0
  /// The body runs under the strategy.
  case body = 1
  /// The invariants are checked, first in, first out.
  case check = 2
}

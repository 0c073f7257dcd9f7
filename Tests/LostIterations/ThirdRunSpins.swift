import Foundation
import StressKit
import Synchronization

/// The third run of an iteration in a process says so and does not end.
///
/// The first two are the one that warms a worker up and the first that counts.
struct ThirdRunSpins: LostIteration {
  private static let runs = Atomic(0)

  /// With 1, every iteration breaks its invariant.
  var fails = 0

  static var parameters: [Parameter<Self>] { [Parameter("fails", \.fails, 0...1)] }
  static var catches: [Defect<Void>] { [Defect("no-difference", caughtBy: ["L1"]) { _ in }] }
  static var invariants: [Invariant<Self>] {
    [
      Invariant("L1", "both tasks have counted") { scenario, tally, _ in
        .equal(await tally.count, 2 + scenario.fails)
      }
    ]
  }

  static func loses(_ iteration: Iteration) -> Bool { true }

  // An optimizer would see that it has no end, and make anything of it.
  @_optimize(none)
  static func lose() async {
    guard runs.add(1, ordering: .relaxed).newValue >= 3 else { return }
    // `print` keeps a line until there are more.
    FileHandle.standardError.write(Data("spinning\n".utf8))
    var turns: UInt = 1
    while turns > 0 { turns = turns &+ 2 }
  }
}

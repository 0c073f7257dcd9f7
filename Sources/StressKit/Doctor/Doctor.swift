internal import CStressRuntime
internal import Foundation

/// Checks at run time that control works with this toolchain, build and machine.
enum Doctor {
  /// All checks; each comes before the checks that depend on it.
  static var checks: [DoctorCheck] { ofTheBuild + ofControl }

  // MARK: The build

  /// All other checks depend on this one.
  static let dynamicLinking = DoctorCheck(name: "the standard library is linked dynamically") {
    guard let path = unsafe stress_concurrency_library() else {
      throw ControlUnavailable(
        description: """
          the Swift standard library is part of the executable, where its calls cannot be put under \
          control; build without '--static-swift-stdlib' ('-static-stdlib')
          """
      )
    }
    return URL(fileURLWithPath: unsafe String(cString: path)).lastPathComponent
  }

  /// The checks that run no program.
  static let ofTheBuild: [DoctorCheck] = [
    dynamicLinking,
    DoctorCheck(name: "there is no sanitizer") {
      guard let name = unsafe stress_sanitizer() else { return "none" }
      throw ControlUnavailable(
        description: unsafe """
        \(String(cString: name)) puts functions of its own in the place of those that control \
        needs; build without '--sanitize'
        """
      )
    },
    DoctorCheck(name: "the runtime's calls reach the scheduler") {
      guard let name = unsafe stress_unreached_function() else {
        return "all \(stress_interposed_count()) interposed functions"
      }
      throw ControlUnavailable(
        description: unsafe """
        calls of '\(String(cString: name))' do not reach the scheduler; do not strip the executable's \
        dynamic symbols, and do not link or preload another function of this name
        """
      )
    },
    DoctorCheck(name: "hashing is deterministic in an iteration") {
      guard stress_hashing_is_known() else {
        throw ControlUnavailable(
          description: """
            the standard library does not export its hashing parameters; use the toolchain that the \
            README names
            """
        )
      }
      // Without a world, the order of a set depends on its address.
      let orders = withExtendedLifetime(Execution()) { (0..<8).map { _ in Array(Set(0..<100)) } }
      guard orders.allSatisfy({ $0 == orders[0] }) else {
        throw ControlUnavailable(
          description: "equal sets have different orders; nothing is known to cure this"
        )
      }
      return "equal sets have one order"
    },
  ]

  // MARK: Control

  /// The checks that run small programs under control.
  static let ofControl: [DoctorCheck] = [
    DoctorCheck(name: "this version of the runtime is known") {
      try Control.install()
      return "\(try InterfaceCheck.run()) assumptions about its binary interface hold"
    },
    DoctorCheck(name: "a lost update has all its outcomes") {
      try outcomes(of: Probe.lostUpdate, iterations: 5_000, expected: ["2", "3", "4", "5", "6"])
    },
    DoctorCheck(name: "two tasks cross two actors in six orders") {
      try outcomes(
        of: Probe.crossing,
        iterations: 1_000,
        expected: [
          "Ax Ay By Bx", "Ax By Ay Bx", "Ax By Bx Ay", "By Ax Ay Bx", "By Ax Bx Ay",
          "By Bx Ax Ay",
        ]
      )
    },
    DoctorCheck(name: "a seed repeats") {
      let seeds = 64
      var digests: Set<UInt64> = []
      for seed in 0..<seeds {
        let (first, second) = (Probe.lostUpdate(seed: seed), Probe.lostUpdate(seed: seed))
        guard first.digest == second.digest, first.lines == second.lines else {
          throw ControlUnavailable(
            description: "seed \(seed) made other choices when it was run again; \(fault)"
          )
        }
        digests.insert(first.digest)
      }
      guard digests.count > seeds / 2 else {
        throw ControlUnavailable(
          description: "\(seeds) seeds made \(digests.count) interleavings; \(fault)"
        )
      }
      return "\(seeds) seeds twice, \(digests.count) interleavings"
    },
    DoctorCheck(name: "time is virtual") {
      let run = Probe.hourOfSleep()
      guard run.hasFinished, run.elapsed == 3_600_000_000_000, run.lines == ["3600", "3600"] else {
        throw ControlUnavailable(
          description:
            "clocks moved by \(run.lines.joined(separator: " and ")) s in an hour of sleep; \(fault)"
        )
      }
      return "an hour of sleep takes none"
    },
    DoctorCheck(name: "system randomness follows the seed") {
      let runs = [1, 1, 2].map(Probe.randomness)
      guard runs[0].lines == runs[1].lines, zip(runs[0].lines, runs[2].lines).allSatisfy(!=) else {
        throw ControlUnavailable(
          description: "a seed did not give the same numbers twice; \(fault)"
        )
      }
      return "random numbers and UUIDs"
    },
    DoctorCheck(name: "the main actor is controlled") {
      let runs = (0..<64).map(Probe.mainActor)
      let orders = Set(runs.map(\.lines))
      guard runs.allSatisfy({ $0.hasFinished && $0.sharedSteps == 0 && $0.lines.count == 6 }),
        orders.count > 1
      else {
        throw ControlUnavailable(description: "its tasks ran in \(orders.count) order(s); \(fault)")
      }
      return "\(orders.count) orders of three tasks"
    },
  ]

  private static let fault =
    "use the toolchain that the README names, or report this with the text above"

  /// Runs a probe with many seeds; the outcomes must be exactly the expected ones.
  private static func outcomes(
    of probe: (Int) -> Probe.Run,
    iterations: Int,
    expected: Set<String>
  ) throws(ControlUnavailable) -> String {
    var found: Set<String> = []
    for seed in 0..<iterations {
      let run = probe(seed)
      guard run.hasFinished, run.sharedSteps == 0 else {
        throw ControlUnavailable(
          description: "two tasks ran in one step with seed \(seed); \(fault)"
        )
      }
      found.insert(run.lines.joined(separator: " "))
    }
    guard found == expected else {
      let missing = expected.subtracting(found).sorted().joined(separator: ", ")
      let strange = found.subtracting(expected).sorted().joined(separator: ", ")
      throw ControlUnavailable(
        description: "of \(expected.count) outcomes \(found.count) were seen; missing: \(missing); "
          + "not expected: \(strange); \(fault)"
      )
    }
    return "\(found.count) of \(expected.count) in \(iterations) iterations"
  }
}

internal import CStressRuntime
internal import Synchronization
@_spi(ExperimentalScheduling) internal import _Concurrency

/// Prepares the process so that iterations can be controlled.
package enum Control {
  private static let installation = Result { try learn() }

  /// Points the runtime's hooks at the scheduler and learns the details of the runtime's version.
  ///
  /// The first call prepares the whole process; later calls do nothing.
  ///
  /// - Throws: `ControlUnavailable` with the missing part.
  package static func install() throws {
    try installation.get()
  }

  private static func learn() throws {
    for check in Doctor.ofTheBuild { _ = try check.examine() }
    _ = stress_install_hooks()
    let main = unsafe unsafeBitCast(MainActor.sharedUnownedExecutor, to: (UInt, UInt).self)
    stress_set_main_executor(main.0, main.1)
    stress_learn_run_job(true)
    Task.detached {}
    Task.detached { @MainActor in }
    stress_learn_run_job(false)

    let probe = Execution()
    stress_learn_executor_option(probe.world.executorIdentity)
    guard case .finished = probe.run(.setup, stepLimit: 10, {}),
      stress_executor_option_is_known()
    else {
      throw ControlUnavailable(
        description: """
          calls of the Swift concurrency library do not reach the scheduler; link the standard \
          library dynamically and do not strip the executable
          """
      )
    }
    try InterfaceCheck.run()
    guard unsafe CompletionProbe.run({ unsafe stress_learn_completion($0, $1, $2) }) == true else {
      throw ControlUnavailable(
        description: """
          this version of the Swift runtime keeps the state of a task in a place that is not known; \
          use the toolchain that the README names
          """
      )
    }
    try checkTime()
    ParkingCheck.learn()
    try checkChoices()
  }

  /// Checks that hops of tasks are choices: a program that can lose an update must have several
  /// results.
  private static func checkChoices() throws {
    var outcomes: Set<[String]> = []
    for seed in 0..<choiceSeeds where outcomes.count < 2 {
      let run = Probe.lostUpdate(seed: seed)
      guard run.hasFinished, run.sharedSteps == 0 else { break }
      outcomes.insert(run.lines)
    }
    guard outcomes.count > 1 else {
      throw ControlUnavailable(
        description: """
          two tasks that race for a counter had one result under every seed: their hops do not \
          reach the scheduler; run 'race-stress doctor' for details
          """
      )
    }
  }

  /// The number of seeds that must give two different results; usually the first two differ.
  private static let choiceSeeds = 64

  /// Checks that clocks are virtual; a sanitizer replaces the interposed functions.
  private static func checkTime() throws {
    let execution = Execution()
    let clock = ContinuousClock()
    let span = Mutex(Duration.zero)
    _ = execution.run(.setup, stepLimit: 100) {
      let start = clock.now
      try await Task.sleep(for: .seconds(3_600))
      span.withLock { $0 = clock.now - start }
    }
    guard span.withLock({ $0 >= .seconds(3_600) }) else {
      throw ControlUnavailable(
        description: """
          clocks cannot be made virtual in this build: something else, such as a sanitizer, takes the \
          calls of the C library; build without it
          """
      )
    }
  }
}

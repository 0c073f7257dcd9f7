import StressKit

/// The speed of one executor with one program.
struct Rate: Codable {
  enum CodingKeys: String, CodingKey {
    case executionsPerSecond = "executions_per_second"
    case stepsPerSecond = "steps_per_second"
    case stepsPerExecution = "steps_per_execution"
  }

  let executionsPerSecond: Int
  let stepsPerSecond: Int
  let stepsPerExecution: Hundredths

  /// The rate of one round.
  ///
  /// - Parameters:
  ///   - executions: The number of executions; at least 1.
  ///   - steps: The number of steps of all executions.
  ///   - nanoseconds: The time of all executions.
  init(executions: Int, steps: Int, nanoseconds: Int) {
    let time = max(nanoseconds, 1)
    executionsPerSecond = Int(Double(executions) * 1e9 / Double(time))
    stepsPerSecond = Int(Double(steps) * 1e9 / Double(time))
    stepsPerExecution = Hundredths(steps, dividedBy: executions)
  }
}

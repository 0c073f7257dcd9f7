import StressKit

/// The peak memory of the process while one program ran many times.
struct PeakMemory: Codable {
  enum CodingKeys: String, CodingKey {
    case name, executions
    case warmKibibytes = "warm_kib"
    case peakKibibytes = "peak_kib"
    case growthKibibytes = "growth_kib"
  }

  let name: String
  let executions: Int
  /// The peak after the first hundredth of the executions.
  let warmKibibytes: Int
  /// The peak after all executions.
  let peakKibibytes: Int
  let growthKibibytes: Int

  /// Runs a program under control.
  ///
  /// The benchmark does this first, because the peak is that of the process.
  ///
  /// - Parameters:
  ///   - contest: The program.
  ///   - size: The amount of work.
  /// - Throws: Errors of the program.
  init(_ contest: Contest, _ size: BenchmarkSize) throws {
    let warm = size.memoryExecutions / 100
    _ = try contest.control(0..<warm)
    warmKibibytes = MeasuredEvidence.peakMemory
    _ = try contest.control(warm..<size.memoryExecutions)
    peakKibibytes = MeasuredEvidence.peakMemory
    growthKibibytes = peakKibibytes - warmKibibytes
    name = contest.name
    executions = size.memoryExecutions
  }
}

import StressKit

/// The most memory that the process had while one program ran many times.
struct PeakMemory: Codable {
  enum CodingKeys: String, CodingKey {
    case name, executions
    case warmKibibytes = "warm_kib"
    case peakKibibytes = "peak_kib"
    case growthKibibytes = "growth_kib"
  }

  let name: String
  let executions: Int
  /// After the first hundredth of the executions.
  let warmKibibytes: Int
  /// After all of them.
  let peakKibibytes: Int
  let growthKibibytes: Int

  /// Runs a program under control.
  ///
  /// The first thing that a benchmark does: the peak is that of the process.
  ///
  /// - Parameters:
  ///   - contest: What runs.
  ///   - size: How often.
  /// - Throws: What the program throws.
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

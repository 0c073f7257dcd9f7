import StressKit

/// One row: the time until a bug is found, over many campaigns with different seeds.
struct TimePerBug: Codable {
  enum CodingKeys: String, CodingKey {
    case name, text, campaigns
    case meanExecutions = "executions_mean"
    case medianExecutions = "executions_median"
    case meanMicroseconds = "microseconds_mean"
    case medianMicroseconds = "microseconds_median"
  }

  let name: String
  let text: String
  let campaigns: Int
  /// Executions until the first failure, including the failing one.
  let meanExecutions: Hundredths
  let medianExecutions: Int
  /// Real time until the first failure, including the setup of the campaign.
  let meanMicroseconds: Hundredths
  let medianMicroseconds: Hundredths

  /// Runs campaigns.
  ///
  /// - Parameters:
  ///   - hunt: The hunt.
  ///   - size: The amount of work.
  /// - Throws: Errors of the hunt.
  init(_ hunt: Hunt, _ size: BenchmarkSize) throws {
    var executions: [Int] = []
    var times: [Int] = []
    for number in 0..<size.campaigns {
      let seed = Seed(UInt64(number)).derived(named: hunt.name)
      times.append(try nanoseconds { executions.append(try hunt.campaign(seed)) })
    }
    name = hunt.name
    text = hunt.text
    campaigns = size.campaigns
    meanExecutions = Hundredths(executions.reduce(0, +), dividedBy: size.campaigns)
    medianExecutions = executions.sorted()[size.campaigns / 2]
    meanMicroseconds = Hundredths(times.reduce(0, +), dividedBy: size.campaigns * 1_000)
    medianMicroseconds = Hundredths(times.sorted()[size.campaigns / 2], dividedBy: 1_000)
  }
}

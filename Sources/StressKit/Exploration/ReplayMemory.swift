/// A cache of replays, because failures that share an iteration try the same replays.
final class ReplayMemory {
  private struct Key: Hashable {
    var iteration: Int
    var guide: Guide
  }

  /// The largest number of cached replays; others are made again when needed.
  private static let limit = 4_096
  /// The largest number of steps of a cached replay.
  private static let stepLimit = 1_000

  private let explorer: Explorer
  private var known: [Key: TracedIteration] = [:]

  init(_ explorer: Explorer) { self.explorer = explorer }

  /// The replay of an iteration, or nil if there is no result.
  func attempt(
    _ iteration: Int,
    _ guide: Guide,
    _ detail: TraceDetail
  ) throws -> TracedIteration? {
    let key = Key(iteration: iteration, guide: guide)
    if detail == .outline, let replay = known[key] { return replay }
    let replay = try explorer.attempt(iteration, guide: guide, detail: detail)
    if let replay, detail == .outline, known.count < Self.limit,
      replay.outline.steps.count <= Self.stepLimit
    {
      known[key] = replay
    }
    return replay
  }
}

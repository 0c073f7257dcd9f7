/// Replays of iterations in a search, each made once: what breaks one invariant often breaks others.
final class ReplayMemory {
  private struct Key: Hashable {
    var iteration: Int
    var guide: Guide
  }

  /// Replays that are kept; more are made again when they are wanted again.
  private static let limit = 4_096
  /// Steps of the longest replay that is kept.
  private static let stepLimit = 1_000

  private let explorer: Explorer
  private var known: [Key: TracedIteration] = [:]

  init(_ explorer: Explorer) { self.explorer = explorer }

  /// The replay of an iteration, or nil when nothing came back.
  func attempt(
    _ iteration: Int,
    _ guide: Guide,
    _ detail: TraceDetail,
    _ knowledge: Knowledge
  ) throws -> TracedIteration? {
    let key = Key(iteration: iteration, guide: guide)
    if detail == .outline, let replay = known[key] { return replay }
    let replay = try explorer.attempt(iteration, guide: guide, detail: detail, knowledge: knowledge)
    if let replay, detail == .outline, known.count < Self.limit,
      replay.outline.steps.count <= Self.stepLimit
    {
      known[key] = replay
    }
    return replay
  }
}

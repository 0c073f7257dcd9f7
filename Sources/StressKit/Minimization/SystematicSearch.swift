/// Tries schedules by increasing cost; each changes one that was tried before.
///
/// After Musuvathi and Qadeer, *Iterative Context Bounding for Systematic Testing of Multithreaded
/// Programs* (2007): most bugs need only a few preemptions.
struct SystematicSearch {
  /// Schedules with a number of preemptions and a number of turns.
  ///
  /// A turn: where the running task waits, ends or yields, another task than the oldest ready one
  /// runs.
  struct Part: Hashable {
    var preemptions: Int
    var turns: Int
  }

  /// One change of a schedule: from one step on, another task runs.
  private struct Candidate {
    var parent: Int
    var position: Int
    var task: Int
    /// Sort key, most promising first: distance from the focus, whether an equal task could start
    /// instead, whether the tasks use the same actor, position among the ready ones, then parents
    /// and positions.
    var interest: (distance: Int, twin: Int, conflict: Int, rank: Int, order: Int)
  }

  init(replaysPerPart: Int) {
    self.replaysPerPart = replaysPerPart
  }

  /// The largest number of replays of each part.
  var replaysPerPart: Int
  /// Places to try first.
  var focus: Focus?
  /// Schedules that did not show the failure, by part: later parts change them.
  private var tried: [Part: [Minimizer.Tried]] = [:]

  /// Tries all parts with a number of preemptions, until one shows the failure.
  ///
  /// - Parameters:
  ///   - preemptions: The number of preemptions; smaller numbers must have been tried.
  ///   - turns: The largest number of turns to combine with them.
  ///   - minimizer: Runs and counts the replays, and keeps the best.
  /// - Returns: Whether a schedule showed the failure.
  /// - Throws: An error of a replay.
  mutating func run(preemptions: Int, turns: Int, _ minimizer: inout Minimizer) throws -> Bool {
    try (0...turns).contains {
      try run(Part(preemptions: preemptions, turns: $0), &minimizer)
    }
  }

  private mutating func run(_ part: Part, _ minimizer: inout Minimizer) throws -> Bool {
    guard tried[part] == nil else { return false }
    guard part != Part(preemptions: 0, turns: 0) else {
      guard let root = try minimizer.tries([], fixed: 0) else { return false }
      tried[part] = [root.tried]
      return root.isSame
    }
    let preempted = tried[Part(preemptions: part.preemptions - 1, turns: part.turns)] ?? []
    let turned = tried[Part(preemptions: part.preemptions, turns: part.turns - 1)] ?? []
    let parents = preempted + turned
    var replays = 0
    var limit = replaysPerPart
    var isShown = false
    for candidate in candidates(from: parents, preempting: preempted.count, &minimizer) {
      guard replays < limit else {
        if !isShown { minimizer.wasCut = true }
        break
      }
      let parent = parents[candidate.parent].outline
      let segments =
        parent.segments(upTo: candidate.position)
        + [Segment(task: parent.paths[candidate.task - 1], until: .max)]
      guard !minimizer.isSpent else {
        minimizer.wasCut = true
        break
      }
      replays += 1
      guard let outcome = try minimizer.tries(segments, fixed: candidate.position + 1) else {
        continue
      }
      if !outcome.isSame {
        tried[part, default: []].append(outcome.tried)
      } else if !isShown {
        isShown = true
        limit = min(limit, replays + minimizer.limits.furtherReplays)
      }
    }
    return isShown
  }

  /// Changes of some schedules, most promising first: preemptions of the first, turns of the
  /// others.
  private func candidates(
    from parents: [Minimizer.Tried],
    preempting preempted: Int,
    _ minimizer: inout Minimizer
  ) -> [Candidate] {
    var all: [Candidate] = []
    let distances = parents.map { distance(of: $0.outline) }
    for number in parents.indices.sorted(by: { (distances[$0], $0) < (distances[$1], $1) }) {
      guard all.count < minimizer.limits.candidatesPerPart else {
        minimizer.wasCut = true
        break
      }
      add(
        changesOf: parents[number],
        number,
        at: distances[number],
        preempting: number < preempted,
        to: &all
      )
    }
    return all.sorted { $0.interest < $1.interest }
  }

  /// Adds every place of a schedule, from its last change on, at which another task could run.
  private func add(
    changesOf parent: Minimizer.Tried,
    _ number: Int,
    at distance: Int,
    preempting: Bool,
    to all: inout [Candidate]
  ) {
    let outline = parent.outline
    let waiting = outline.isGoingOn
    var objects = [Set<Int>](repeating: [], count: outline.paths.count + 1)
    for step in outline.steps where step.object > 0 { objects[step.task].insert(step.object) }
    var hasRun = [Bool](repeating: false, count: outline.paths.count + 1)
    for position in outline.steps.indices {
      let step = outline.steps[position]
      defer { hasRun[step.task] = true }
      guard position >= parent.fixed else { continue }
      guard step.set.count > 1, waiting[position] == preempting else { continue }
      let away = preempting && focus?.contains(position, of: outline) == false ? 1 : 0
      var unstarted: Set<Int> = []
      var rank = 0
      for task in outline.ready[step.set] where task > 0 && task != step.task {
        let isTwin = !hasRun[task] && !unstarted.insert(outline.roles[task - 1]).inserted
        let meets = step.object > 0 && objects[task].contains(step.object)
        all.append(
          Candidate(
            parent: number,
            position: position,
            task: task,
            interest: (
              distance: distance + away,
              twin: isTwin ? 1 : 0,
              conflict: meets ? 0 : 1,
              rank: rank,
              order: all.count
            )
          )
        )
        rank += 1
      }
    }
  }

  /// The number of preemptions of a schedule that are outside the focus.
  private func distance(of outline: Outline) -> Int {
    guard let focus else { return 0 }
    return outline.preemptions.count { !focus.contains($0, of: outline) }
  }
}

extension Outline {
  /// For each step, whether it continues the task of the step before, which did not yield.
  ///
  /// Only a preemption could make another task run there.
  fileprivate var isGoingOn: [Bool] {
    steps.indices.map { position in
      position > 0 && steps[position].task == steps[position - 1].task
        && steps[position].kind != .yield
    }
  }
}

extension FailureReport {
  /// The failure of a body in which two accesses to the same memory raced, or nil.
  ///
  /// - Parameter world: The world at the end of the body.
  /// - Returns: A race whose places are known best, with the number of the others.
  static func dataRace(in world: World) -> IterationResult.Failure? {
    let races = world.races
    guard !races.isEmpty else { return nil }
    let places = Symbolizer.innermostPlaces(
      of: races.flatMap { [$0.first.frames, $0.second.frames] }
    )
    // An access that the compiler has added has no line.
    let lines = races.indices.map { index in
      places[2 * index...2 * index + 1].count { $0?.location != nil }
    }
    let best = races.indices.first { lines[$0] == lines.max() } ?? 0
    let names = TaskNames.names(of: world.tasks)
    let texts = places[2 * best...2 * best + 1].map { place in
      place.map { StableText.of($0.function) + ($0.location.map { " (\($0))" } ?? "") }
    }
    let parts = zip([races[best].first, races[best].second], texts).map { access, place in
      let name = access.task > 0 ? "'\(names[access.task - 1])'" : "a block of the main queue"
      return "\(name) \(access.verb) in \(place ?? "code without a known place")"
    }
    let others = races.count > 1 ? "; and \(counted(races.count - 1, "other race"))" : ""
    return .init(
      kind: .dataRace,
      detail: "nothing orders two accesses to the same memory: \(parts[0]), \(parts[1])\(others)",
      // The same two accesses race in either order.
      place: texts.map { $0 ?? "" }.sorted().joined(separator: " and ")
    )
  }
}

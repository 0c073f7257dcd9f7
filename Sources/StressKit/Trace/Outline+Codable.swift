extension Outline: Codable {
  private enum CodingKeys: String, CodingKey {
    case paths, roles, steps, ready
  }

  /// The numbers that are stored for each step.
  private static let wordsOfStep = 5

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    paths = try container.decode([TaskPath].self, forKey: .paths)
    roles = try container.decode([Int].self, forKey: .roles)
    ready = try container.decode(PackedNumbers.self, forKey: .ready).numbers.map { Int($0) }
    let words = try container.decode(PackedNumbers.self, forKey: .steps).numbers
    var start = 0
    for word in stride(
      from: 0,
      to: words.count - words.count % Self.wordsOfStep,
      by: Self.wordsOfStep
    ) {
      let end = start + Int(words[word + 4])
      let kind = UInt8(exactly: words[word + 2]).flatMap(SchedulingPoint.Entry.Kind.init)
      let task = Int(words[word])
      guard let kind, end <= ready.count, task <= paths.count else {
        throw DecodingError.dataCorruptedError(
          forKey: .steps,
          in: container,
          debugDescription: "step \(word / Self.wordsOfStep + 1) does not fit the others"
        )
      }
      steps.append(
        Step(
          task: task,
          object: Int(words[word + 1]),
          kind: kind,
          left: Int(words[word + 3]),
          set: start..<end
        )
      )
      start = end
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(paths, forKey: .paths)
    try container.encode(roles, forKey: .roles)
    try container.encode(PackedNumbers(ready), forKey: .ready)
    let words = steps.flatMap {
      [$0.task, $0.object, Int($0.kind.rawValue), $0.left, $0.set.count]
    }
    try container.encode(PackedNumbers(words), forKey: .steps)
  }
}

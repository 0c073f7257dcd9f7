extension TracedIteration: Codable {
  private enum CodingKeys: String, CodingKey {
    case result, outline, trace, schedule, diverged
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    result = try container.decode(IterationResult.self, forKey: .result)
    outline = try container.decode(Outline.self, forKey: .outline)
    trace = try container.decode(Trace.self, forKey: .trace)
    diverged = try container.decode(Bool.self, forKey: .diverged)
    let words = try container.decode(PackedNumbers.self, forKey: .schedule).numbers
    schedule = stride(from: 0, to: words.count - words.count % 5, by: 5).map { word in
      RecordedSchedule.Choice(
        index: Int(words[word]),
        ready: Int(words[word + 1]),
        task: Int(words[word + 2]),
        stays: Int(words[word + 3]),
        isInside: words[word + 4] != 0
      )
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(result, forKey: .result)
    try container.encode(outline, forKey: .outline)
    try container.encode(trace, forKey: .trace)
    try container.encode(diverged, forKey: .diverged)
    // Every field of a choice that was made is set.
    let words = schedule.flatMap {
      [$0.index, $0.ready ?? 0, $0.task ?? 0, $0.stays, $0.isInside ? 1 : 0]
    }
    try container.encode(PackedNumbers(words), forKey: .schedule)
  }
}

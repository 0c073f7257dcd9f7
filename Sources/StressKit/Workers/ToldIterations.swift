/// Results of iterations, encoded for the pipe from a worker process to its command.
///
/// Nearly all iterations pass and have little to report. Their numbers are packed into one text,
/// because a JSON object for each costs much more to write and read. Other results are sent as they
/// are.
struct ToldIterations: Codable {
  private enum CodingKeys: String, CodingKey {
    case passed, others
  }

  /// The results, in the order of their numbers.
  var results: [WorkerReply.Timed]

  init(_ results: [WorkerReply.Timed]) {
    self.results = results
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var passed = try container.decode(NumberPack.self, forKey: .passed)
    results = try container.decode([WorkerReply.Timed].self, forKey: .others)
    while !passed.isEmpty {
      guard let timed = passed.takePassed() else {
        throw DecodingError.dataCorruptedError(
          forKey: .passed,
          in: container,
          debugDescription: "the numbers of an iteration are cut short or out of place"
        )
      }
      results.append(timed)
    }
    results.sort { $0.result.index < $1.result.index }
  }

  func encode(to encoder: any Encoder) throws {
    var passed = NumberPack()
    var others: [WorkerReply.Timed] = []
    for timed in results {
      if timed.result.isPlain { passed.add(passed: timed) } else { others.append(timed) }
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(passed, forKey: .passed)
    try container.encode(others, forKey: .others)
  }
}

extension IterationResult {
  /// Whether the iteration was checked, passed, and reports only numbers and witnesses.
  ///
  /// Compares whole results, so that a field that is added later is not lost.
  fileprivate var isPlain: Bool {
    var plain = IterationResult(index: index, seed: seed, strategy: strategy)
    plain.steps = steps
    plain.choices = choices
    plain.points = points
    plain.tasks = tasks
    plain.digest = digest
    plain.checked = true
    plain.metrics = metrics
    plain.witnesses = witnesses
    return plain == self
  }
}

extension NumberPack {
  fileprivate mutating func add(passed timed: WorkerReply.Timed) {
    let result = timed.result
    add(timed.microseconds)
    add(result.index)
    add(Int(truncatingIfNeeded: result.seed.value))
    add(result.strategy)
    add(result.steps)
    add(result.choices)
    add(result.points)
    add(result.tasks)
    add(Int(truncatingIfNeeded: result.digest.value))
    add(result.metrics.count)
    // The order does not matter: the decoder puts them into a dictionary.
    for (key, count) in result.metrics {
      add(key)
      add(count)
    }
    add(result.witnesses.count)
    for witness in result.witnesses { add(witness) }
  }

  fileprivate mutating func takePassed() -> WorkerReply.Timed? {
    guard let microseconds = takeNumber(), let index = takeNumber(), let seed = takeNumber(),
      let strategy = takeName(), let steps = takeNumber(), let choices = takeNumber(),
      let points = takeNumber(), let tasks = takeNumber(), let digest = takeNumber(),
      let metrics = takeNumber(), metrics >= 0
    else { return nil }
    let own = Seed(UInt64(truncatingIfNeeded: seed))
    var result = IterationResult(index: index, seed: own, strategy: strategy)
    result.steps = steps
    result.choices = choices
    result.points = points
    result.tasks = tasks
    result.digest = Seed(UInt64(truncatingIfNeeded: digest))
    result.checked = true
    for _ in 0..<metrics {
      guard let key = takeName(), let count = takeNumber() else { return nil }
      result.metrics[key] = count
    }
    guard let witnesses = takeNumber(), witnesses >= 0 else { return nil }
    for _ in 0..<witnesses {
      guard let witness = takeName() else { return nil }
      result.witnesses.append(witness)
    }
    return WorkerReply.Timed(result: result, microseconds: microseconds)
  }
}

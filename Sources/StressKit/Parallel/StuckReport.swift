internal import CStressRuntime

/// Names the tasks and threads of an iteration that has hung.
struct StuckReport {
  /// Tasks, and threads, that are named; the others are counted.
  private static let named = 10
  /// Callers that are looked at for one that is the program's own.
  private static let frameLimit = 32
  /// Functions that are named of one stack.
  private static let namedFunctions = 8
  /// Milliseconds that a thread has for its answer.
  private static let patience: Int64 = 1_000

  /// A line for each thread that is blocked, then one for each task that waits.
  let lines: [String]

  /// Looks at an iteration in which nothing can run.
  ///
  /// - Parameters:
  ///   - executor: The iteration's executor.
  ///   - load: What runs and waits.
  init(_ executor: ParallelExecutor, _ load: ParallelLoad) {
    var stacks: [(name: String, stack: stress_stack?)] = []
    for (thread, name) in load.own {
      var stack = stress_stack()
      let isKnown = unsafe stress_capture_stack(thread, Self.patience, &stack)
      stacks.append((name, unsafe isKnown ? stack : nil))
    }
    let running = Set(stacks.compactMap { UInt(bitPattern: unsafe $0.stack?.task) })
    // The async frames of a task that runs are not up to date, so they must not be read.
    let readsFrames = stacks.allSatisfy { unsafe $0.stack != nil }
    let (tasks, total) = executor.liveTasks(
      limit: Self.named + load.own.count,
      framesOf: { readsFrames && !running.contains($0) }
    )
    var lines = stacks.prefix(Self.named).map { name, stack in
      guard let stack = unsafe stack else {
        return "thread '\(name)' is blocked and did not tell its stack"
      }
      let current = UInt(bitPattern: unsafe stack.task)
      let task = tasks.first { $0.address == current }.map { " in task '\($0.name)'" } ?? ""
      return "thread '\(name)' is blocked\(task)\(unsafe Self.text(of: stack))"
    }
    if stacks.count > Self.named {
      lines.append("\(stacks.count - Self.named) more threads are blocked")
    }
    let waiting = tasks.filter { !running.contains($0.address) }.prefix(Self.named)
    lines += waiting.map { task in
      let what = task.awaitsContinuation ? " for a continuation" : ""
      return "task '\(task.name)' waits\(what)" + Self.place(task.frames)
    }
    let more = total - waiting.count - running.count
    if more > 0 { lines.append("\(counted(more, "more task")) not listed") }
    self.lines = lines
  }

  /// The innermost function of the program in which a task goes on.
  private static func place(_ frames: [UInt]) -> String {
    let known = Symbolizer.places(of: frames)
    guard let place = frames.lazy.compactMap({ known[$0] }).first(where: { !$0.isSystem })
    else { return "" }
    return " in " + text(of: place)
  }

  private static func text(of stack: stress_stack) -> String {
    let frames = unsafe withUnsafeBytes(of: stack.frames) { bytes in
      unsafe Array(bytes.bindMemory(to: UInt.self).prefix(Int(stack.frame_count)))
    }
    // A return address is that of the next line; the first frame is no return address.
    let addresses = frames.enumerated().map { $0.offset == 0 ? $0.element : $0.element - 2 }
    let known = Symbolizer.places(of: addresses)
    let places = addresses.compactMap { known[$0] }
    var names: [String] = []
    // Where the program blocks, and the call of a library that it has made there.
    let first = places.firstIndex { !$0.isSystem } ?? places.count
    if first > 0 { names.append(StableText.of(places[first - 1].function)) }
    for place in places[first...] where !place.isSystem {
      let text = text(of: place)
      if names.last != text { names.append(text) }
    }
    guard !names.isEmpty else { return "" }
    return " in " + names.prefix(namedFunctions).joined(separator: ", called from ")
  }

  private static func text(of place: Symbolizer.Place) -> String {
    StableText.of(place.function) + (place.location.map { " (\($0))" } ?? "")
  }
}

extension ParallelExecutor {
  /// A task that has not ended.
  struct LiveTask {
    let address: UInt
    let name: String
    let awaitsContinuation: Bool
    /// Addresses at which it and the functions that await it go on; empty while it runs.
    let frames: [UInt]
  }

  /// The tasks that have not ended.
  ///
  /// - Parameters:
  ///   - limit: Tasks that are wanted.
  ///   - readsFrames: Whether the frames of the task at an address may be read: it must not run.
  /// - Returns: The first of them in the order in which they were made, and how many there are.
  func liveTasks(
    limit: Int,
    framesOf readsFrames: (UInt) -> Bool
  ) -> (tasks: [LiveTask], total: Int) {
    var views = [stress_lane_view](repeating: stress_lane_view(), count: limit)
    let total = Int(unsafe stress_lane_list(lane, &views, UInt32(limit)))
    let tasks = views.prefix(min(total, limit)).map { view in
      let name = unsafe withUnsafeBytes(of: view.name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let frames = unsafe [UInt](unsafeUninitializedCapacity: 32) { buffer, count in
        guard let start = buffer.baseAddress, let task = unsafe view.task,
          readsFrames(UInt(bitPattern: task))
        else { return }
        count = Int(unsafe stress_async_frames(task, start, 32))
      }
      return LiveTask(
        address: UInt(bitPattern: unsafe view.task),
        name: name.isEmpty ? "task \(view.number)" : name,
        awaitsContinuation: view.awaits_continuation,
        frames: frames
      )
    }
    return (tasks, total)
  }
}

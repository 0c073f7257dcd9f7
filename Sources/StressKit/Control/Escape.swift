internal import CStressRuntime

/// Work that left control at one place of the code.
struct Escape {
  let kind: stress_escape_kind
  /// Addresses inside the calls, innermost first.
  let frames: [UInt]
  /// Number of occurrences.
  let count: Int

  /// The event and its place in the program, such as `thread started at File.swift:12 in load()`.
  ///
  /// It skips frames of libraries. In an optimized build it has only the function.
  /// - Complexity: O(number of frames) look-ups, each once per process.
  var name: String {
    // The symbolizer looks up the next address.
    let addresses = frames.map { $0 - 1 }
    guard let place = Symbolizer.innermostPlaces(of: [addresses])[0] else { return event }
    let location = place.location.map { " at \($0)" } ?? ""
    return StableText.of("\(event)\(location) in \(place.function)")
  }

  private var event: String {
    switch kind {
    case STRESS_ESCAPE_THREAD: "thread started"
    case STRESS_ESCAPE_QUEUE: "work put on a dispatch queue"
    case STRESS_ESCAPE_SOURCE: "dispatch source made"
    case STRESS_ESCAPE_CHANNEL: "input or output of dispatch started"
    case STRESS_ESCAPE_PROCESS: "process started"
    case STRESS_ESCAPE_CONNECTION: "connection made"
    case STRESS_ESCAPE_WAIT: "thread blocked until something outside came"
    case STRESS_ESCAPE_HOOK: "hook of the runtime taken"
    case STRESS_ESCAPE_CLOCK: "timer of a clock with durations of its own set to no delay"
    case STRESS_ESCAPE_TIMER: "timer of the operating system set"
    case STRESS_ESCAPE_EXECUTOR: "task run by an executor on a thread outside control"
    default: "something of kind \(kind.rawValue)"
    }
  }
}

internal import CStressRuntime

/// Something that left control at one place of the code.
struct Escape {
  let kind: stress_escape_kind
  /// Addresses inside the calls that led to it, innermost first.
  let frames: [UInt]
  /// How often.
  let count: Int

  /// What happened, where in the program: `thread started at File.swift:12 in load()`.
  ///
  /// Libraries that are in between are left out. An optimized build knows the function alone.
  /// - Complexity: O(number of frames) look-ups, each done once for the process.
  var name: String {
    // The symbolizer looks one past the address that it is given.
    let addresses = frames.map { $0 - 1 }
    let places = Symbolizer.places(of: addresses)
    guard let place = addresses.lazy.compactMap({ places[$0] }).first(where: { !$0.isSystem })
    else { return event }
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
    default: "something of kind \(kind.rawValue)"
    }
  }
}

internal import CStressRuntime
internal import Foundation

/// A worker process that was just started, with the command's ends of its pipes.
struct WorkerLaunch {
  let identifier: pid_t
  let requests: Int32
  let replies: Int32
  let output: Int32
  let record: ProgressRecord

  /// Greater than every descriptor that a worker receives, so that `dup2` in the worker closes no
  /// other.
  private static let firstDescriptor: Int32 = 10

  /// Starts this executable again, as a worker.
  ///
  /// - Returns: The process and the command's descriptors for it.
  /// - Throws: `WorkerError` if the system has no more processes, descriptors or memory, or if a
  ///   limit of this process is too low for a run.
  static func launch() throws(WorkerError) -> WorkerLaunch {
    try MachineLimit.check()
    let (requestsRead, requestsWrite) = try pipe()
    let (repliesRead, repliesWrite) = try pipe()
    let (outputRead, outputWrite) = try pipe()
    let shared = try high(stress_progress_file())
    let handedOver = [requestsRead, repliesWrite, outputWrite, shared]
    defer { for descriptor in handedOver { close(descriptor) } }
    for descriptor in [repliesRead, outputRead] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
    guard let record = try? ProgressRecord(sharedThrough: shared) else {
      throw failure("share memory with")
    }
    let identifier = try spawn(requestsRead, repliesWrite, outputWrite, shared)
    return WorkerLaunch(
      identifier: identifier,
      requests: requestsWrite,
      replies: repliesRead,
      output: outputRead,
      record: record
    )
  }

  private static func spawn(
    _ requests: Int32,
    _ replies: Int32,
    _ output: Int32,
    _ progress: Int32
  ) throws(WorkerError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (from, to) in [
      (output, 1), (output, 2), (requests, WorkerChannels.requests),
      (replies, WorkerChannels.replies), (progress, WorkerChannels.progress),
    ] {
      unsafe posix_spawn_file_actions_adddup2(&actions, from, to)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A process group of its own: Ctrl-C reaches only the command, which then stops its workers in
    // order.
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)

    var environment = ProcessInfo.processInfo.environment
    // A backtrace for each of a thousand crashes would take minutes.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [
      strdup(CommandLine.arguments.first ?? "race-stress"), strdup(WorkerChannels.argument), nil,
    ]
    var variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.sorted { $0.key < $1.key }
      .map { unsafe strdup("\($0.key)=\($0.value)") }
    unsafe variables.append(nil)
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var identifier: pid_t = 0
    // Start the same executable even if its file has been replaced meanwhile.
    let status = unsafe posix_spawn(
      &identifier,
      "/proc/self/exe",
      &actions,
      &attributes,
      &arguments,
      &variables
    )
    guard status == 0 else {
      errno = status
      throw failure("start")
    }
    return identifier
  }

  private static func pipe() throws(WorkerError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Foundation.pipe(&ends) == 0 else { throw failure("make a pipe to") }
    return (try high(ends[0]), try high(ends[1]))
  }

  /// Moves a descriptor above the numbers that a worker receives.
  private static func high(_ descriptor: Int32) throws(WorkerError) -> Int32 {
    guard descriptor >= 0 else { throw failure("share memory with") }
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, firstDescriptor)
    guard moved >= 0 else { throw failure("make a pipe to") }
    close(descriptor)
    return moved
  }

  private static func failure(_ what: String) -> WorkerError {
    let code = errno
    let reason = unsafe String(cString: strerror(code)) + MachineLimit.explanation(of: code)
    let text = "the system does not let us \(what) a worker process: \(reason); try fewer --jobs"
    return WorkerError(description: text, isRefusal: true)
  }
}

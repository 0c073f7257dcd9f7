internal import Foundation

/// A resource limit of a process, as set by `ulimit`.
enum MachineLimit: CaseIterable {
  case addressSpace, dataSegment, cpuTime, openFiles, processes, fileSize

  /// The smallest limit that a run needs; the command refuses to start workers below it.
  ///
  /// Bytes, seconds or a count. A worker maps about 400 MB in a debug build; its threads and the
  /// code under test need more.
  private var least: UInt? {
    switch self {
    case .addressSpace, .dataSegment: 1 << 30
    case .cpuTime: 10
    case .openFiles: 32
    case .processes, .fileSize: nil
    }
  }

  private var resource: __rlimit_resource {
    switch self {
    case .addressSpace: RLIMIT_AS
    case .dataSegment: RLIMIT_DATA
    case .cpuTime: RLIMIT_CPU
    case .openFiles: RLIMIT_NOFILE
    case .processes: __RLIMIT_NPROC
    case .fileSize: RLIMIT_FSIZE
    }
  }

  /// The limit of this process, in the unit of `getrlimit`, or nil for none.
  var value: UInt? {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0,
      limit.rlim_cur < UInt(Int.max)
    else {
      return nil
    }
    return limit.rlim_cur
  }

  /// Describes a limit in a sentence without a full stop.
  ///
  /// - Parameter value: The limit, in the unit of `getrlimit`.
  /// - Returns: The sentence, with the option of `ulimit` that sets the limit.
  func text(_ value: UInt) -> String {
    switch self {
    case .addressSpace: "the address space is limited to \(value / 1_024) KiB (ulimit -v)"
    case .dataSegment: "the data segment is limited to \(value / 1_024) KiB (ulimit -d)"
    case .cpuTime: "the CPU time is limited to \(value) s (ulimit -t)"
    case .openFiles: "the number of open files is limited to \(value) (ulimit -n)"
    case .processes: "the number of processes is limited to \(value) (ulimit -u)"
    case .fileSize: "the size of a file is limited to \(value / 1_024) KiB (ulimit -f)"
    }
  }

  /// Throws if a limit of this process is too low for any run.
  ///
  /// - Throws: `WorkerError` that names the limit.
  static func check() throws(WorkerError) {
    for limit in allCases {
      guard let least = limit.least, let value = limit.value, value < least else { continue }
      throw WorkerError(
        description: "\(limit.text(value)); a run needs at least \(limit.amount(least))",
        isRefusal: true
      )
    }
  }

  private func amount(_ value: UInt) -> String {
    switch self {
    case .addressSpace, .dataSegment, .fileSize: "\(value / 1_024) KiB"
    case .cpuTime: "\(value) s"
    case .openFiles, .processes: "\(value)"
    }
  }

  /// The limit that explains a system error, as an addition to its text; empty if none does.
  ///
  /// - Parameter code: The value of `errno`.
  /// - Returns: For instance ` (the number of open files is limited to 64 (ulimit -n))`.
  static func explanation(of code: Int32) -> String {
    let limits: [MachineLimit] =
      switch code {
      case ENOMEM: [.addressSpace, .dataSegment]
      case EAGAIN: [.processes, .addressSpace]
      case EMFILE, EINVAL: [.openFiles]
      case EFBIG: [.fileSize]
      default: []
      }
    let texts = limits.compactMap { limit in limit.value.map(limit.text) }
    return texts.isEmpty ? "" : ": " + texts.joined(separator: ", ")
  }

  /// Sentences that name the limits on memory and CPU time; empty if there are none.
  static var all: [String] {
    [.addressSpace, .dataSegment, .cpuTime].compactMap { (limit: MachineLimit) in
      limit.value.map(limit.text)
    }
  }

  /// The CPU time that this process may still use, or nil if it is not limited.
  static var cpuTimeLeft: Duration? {
    guard let limit = cpuTime.value else { return nil }
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
    let used = [usage.ru_utime, usage.ru_stime].map { time in
      Duration.seconds(time.tv_sec) + .microseconds(time.tv_usec)
    }
    return .seconds(Int(limit)) - used[0] - used[1]
  }
}

internal import CStressRuntime
internal import Foundation
internal import Synchronization

/// The kernel's state of one thread of this process.
struct ThreadLook {
  /// Whether the thread is runnable or waits for the disk.
  let isRunnable: Bool
  /// Whether the thread sleeps for a time that it chose itself.
  let sleeps: Bool
  /// Whether it waits in a call that ends after a time limit.
  let hasTimeLimit: Bool
  /// Whether the thread waits for events of descriptors, as a manager thread of Dispatch does.
  let waitsForEvents: Bool
  /// The processor time of the thread, in nanoseconds.
  let processorTime: Int64

  /// Reads the state of a thread; nil if it has ended.
  /// - Parameter thread: The kernel identifier of the thread.
  init?(_ thread: Int32) {
    let folder = "/proc/self/task/\(thread)"
    guard let status = try? String(contentsOfFile: "\(folder)/stat", encoding: .utf8),
      let state = status[(status.lastIndex(of: ")") ?? status.startIndex)...].dropFirst(2).first
    else { return nil }
    isRunnable = "RD".contains(state)
    let call = Self.call((try? String(contentsOfFile: "\(folder)/syscall", encoding: .utf8)) ?? "")
    sleeps = call.sleeps
    hasTimeLimit = call.hasTimeLimit
    waitsForEvents = call.waitsForEvents
    var time = timespec()
    // The clock identifier of a thread's processor time: `MAKE_THREAD_CPUCLOCK` of the kernel's
    // sources.
    unsafe clock_gettime(~thread << 3 | 6, &time)
    processorTime = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Reads the number and the arguments of the system call in which a thread waits.
  ///
  /// - Parameter line: The content of the thread's file `syscall`.
  /// - Returns: All false for an unknown call.
  static func call(
    _ line: String
  ) -> (sleeps: Bool, hasTimeLimit: Bool, waitsForEvents: Bool) {
    let words = line.split { $0 == " " || $0 == "\n" }
    guard words.count >= 7, let number = Int(words[0]) else { return (false, false, false) }
    let arguments = words[1...6].map { UInt64($0.dropFirst(2), radix: 16) ?? 0 }
    // System call numbers of x86-64, the only processor on which control was tested.
    let limit = Int32(truncatingIfNeeded: arguments[3])
    switch number {
    case 35, 230: return (true, true, false)  // nanosleep, clock_nanosleep
    case 7: return (false, Int32(truncatingIfNeeded: arguments[2]) >= 0, false)  // poll
    // futex, rt_sigtimedwait, semtimedop
    case 202, 128, 220: return (false, arguments[3] != 0, false)
    case 232, 281: return (false, limit >= 0, true)  // epoll_wait, epoll_pwait
    case 441: return (false, arguments[3] != 0, true)  // epoll_pwait2
    case 271: return (false, arguments[2] != 0, false)  // ppoll
    case 23, 270: return (false, arguments[4] != 0, false)  // select, pselect6
    default: return (false, false, false)
    }
  }

  /// The kernel identifiers of all threads of this process.
  static var all: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return names.compactMap { Int32($0) }.sorted()
  }
}

/// Threads of this process that belong to race-stress and run no code under test.
enum ToolThreads {
  private static let known = Mutex<Set<Int32>>([])

  /// Adds the calling thread.
  static func addCurrent() {
    let thread = stress_thread_identifier()
    known.withLock { _ = $0.insert(thread) }
  }

  /// Whether a thread was added.
  ///
  /// - Parameter thread: The kernel identifier of the thread.
  /// - Returns: Whether the thread belongs to race-stress.
  static func contains(_ thread: Int32) -> Bool { known.withLock { $0.contains(thread) } }
}

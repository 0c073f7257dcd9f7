import Foundation
import SystemCalls
import Testing

/// Blocking calls of the C library.
enum SystemWaits {
  static let timed: [Construct] = [
    Construct(
      "`sem_timedwait`, `pthread_mutex_timedlock` and their like, in virtual time",
      .always((1...12).map { "over after \(60 * $0)" })
    ) { log in waitForLocks(log) },
    Construct(
      "`ppoll`, `pselect`, `sigtimedwait` and their like, in virtual time",
      .always((1...8).map { "over after \(60 * $0)" })
    ) { log in waitForDescriptors(log) },
  ]

  private static let clocks = [CLOCK_REALTIME, CLOCK_MONOTONIC]

  /// The instant a minute from now.
  private static func inOneMinute(_ clock: clockid_t) -> timespec {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    time.tv_sec += 60
    return time
  }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }

  private static func waitForLocks(_ log: Log) {
    let start = now()
    func note(_ error: Int32, _ expected: Int32 = ETIMEDOUT) {
      log.write(error == expected ? "over after \(now() - start)" : "error \(error)")
    }
    var mutex = unsafe pthread_mutex_t()
    unsafe pthread_mutex_init(&mutex, nil)
    unsafe pthread_mutex_lock(&mutex)
    var (calendar, steady) = (inOneMinute(CLOCK_REALTIME), timespec())
    note(unsafe pthread_mutex_timedlock(&mutex, &calendar))
    steady = inOneMinute(CLOCK_MONOTONIC)
    note(unsafe pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &steady))

    var condition = pthread_cond_t()
    unsafe pthread_cond_init(&condition, nil)
    for clock in clocks {
      var until = inOneMinute(clock)
      note(unsafe pthread_cond_clockwait(&condition, &mutex, clock, &until))
    }
    unsafe pthread_mutex_unlock(&mutex)

    var lock = pthread_rwlock_t()
    unsafe pthread_rwlock_init(&lock, nil)
    unsafe pthread_rwlock_wrlock(&lock)
    for clock in clocks {
      var until = inOneMinute(clock)
      note(unsafe pthread_rwlock_clockrdlock(&lock, clock, &until))
      until = inOneMinute(clock)
      note(unsafe pthread_rwlock_clockwrlock(&lock, clock, &until))
    }
    unsafe pthread_rwlock_unlock(&lock)

    var semaphore = sem_t()
    unsafe sem_init(&semaphore, 0, 0)
    for clock in clocks {
      var until = inOneMinute(clock)
      note(unsafe sem_clockwait(&semaphore, clock, &until) == -1 ? errno : 0)
    }

    var (plain, signal) = (mtx_t(), cnd_t())
    unsafe mtx_init(&plain, Int32(mtx_plain | mtx_timed))
    unsafe cnd_init(&signal)
    unsafe mtx_lock(&plain)
    calendar = inOneMinute(CLOCK_REALTIME)
    note(unsafe cnd_timedwait(&signal, &plain, &calendar), Int32(thrd_timedout))
    calendar = inOneMinute(CLOCK_REALTIME)
    note(unsafe mtx_timedlock(&plain, &calendar), Int32(thrd_timedout))
    unsafe mtx_unlock(&plain)
  }

  private static func waitForDescriptors(_ log: Log) {
    let start = now()
    func note(_ result: Int, _ expected: Int = 0) {
      log.write(result == expected ? "over after \(now() - start)" : "result \(result)")
    }
    var minute = timespec(tv_sec: 60, tv_nsec: 0)
    note(Int(unsafe ppoll(nil, 0, &minute, nil)))
    note(Int(unsafe pselect(0, nil, nil, nil, &minute, nil)))

    let events = epoll_create1(0)
    var event = unsafe epoll_event()
    note(Int(unsafe epoll_pwait(events, &event, 1, 60_000, nil)))
    note(Int(unsafe epoll_pwait2(events, &event, 1, &minute, nil)))
    close(events)

    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGUSR2)
    note(Int(unsafe sigtimedwait(&signals, nil, &minute)), -1)

    let semaphores = semget(IPC_PRIVATE, 1, 0o600)
    var down = sembuf(sem_num: 0, sem_op: -1, sem_flg: 0)
    note(Int(unsafe semtimedop(semaphores, &down, 1, &minute)), -1)
    remove_semaphores(semaphores)

    let sockets = socketPair(SOCK_STREAM)
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    var byte: UInt8 = 0
    for _ in 0..<2 {
      unsafe setsockopt(sockets.0, SOL_SOCKET, SO_RCVTIMEO, &limit, 16)
      note(unsafe recv(sockets.0, &byte, 1, 0), -1)
    }
    close(sockets.0)
    close(sockets.1)
  }

  /// Two sockets that are connected with each other.
  private static func socketPair(_ type: __socket_type) -> (Int32, Int32) {
    var pair: [Int32] = [-1, -1]
    unsafe socketpair(AF_UNIX, Int32(type.rawValue), 0, &pair)
    return (pair[0], pair[1])
  }

  // MARK: Waits that nothing ends

  private static func blocked(
    _ call: String,
    _ program: @escaping @Sendable () -> Void
  ) -> Construct {
    Construct("`\(call)` that nothing ends", .deadlocks("\(call) to return"), .any, file: #fileID) {
      _ in program()
    }
  }

  static let givenUp: [Construct] = [
    blocked("readv") {
      let sockets = socketPair(SOCK_STREAM)
      var part = unsafe iovec()
      unsafe readv(sockets.0, &part, 1)
    },
    blocked("recvfrom") {
      var byte: UInt8 = 0
      unsafe recvfrom(socketPair(SOCK_DGRAM).0, &byte, 1, 0, nil, nil)
    },
    blocked("recvmsg") {
      var message = unsafe msghdr()
      unsafe recvmsg(socketPair(SOCK_DGRAM).0, &message, 0)
    },
    blocked("write") {
      let pipe = Pipe()
      let page = [UInt8](repeating: 0, count: 4_096)
      for _ in 0..<1_000 { unsafe write(pipe.fileHandleForWriting.fileDescriptor, page, 4_096) }
    },
    blocked("ppoll") {
      var one = pollfd(fd: socketPair(SOCK_STREAM).0, events: Int16(POLLIN), revents: 0)
      unsafe ppoll(&one, 1, nil, nil)
    },
    blocked("pselect") { pselect(0, nil, nil, nil, nil, nil) },
    blocked("sigwait") {
      var (signals, found) = (sigset_t(), Int32(0))
      unsafe sigemptyset(&signals)
      unsafe sigaddset(&signals, SIGUSR2)
      unsafe sigwait(&signals, &found)
    },
    blocked("flock") {
      let name = "flock-\(getpid())-\(pthread_self())"
      let file = FileManager.default.temporaryDirectory.appending(path: name).path
      let (one, other) = unsafe (open(file, O_CREAT | O_RDWR, 0o600), open(file, O_RDWR))
      unsafe unlink(file)
      flock(one, LOCK_EX)
      flock(other, LOCK_EX)
    },
  ]
}

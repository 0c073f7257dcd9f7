/// What control does nothing about.
enum UnreachedConstructs {
  static let all: [Construct] = [
    unreached("code between two points", "it runs as a whole; parallel stress reaches it"),
    unreached(
      "atomics, plain accesses and the free path of `Mutex`",
      "only an instrumented build sees them (<doc:DataRaces>); parallel stress reaches them"
    ),
    unreached(
      "`clock()`, `getrusage` and the clocks of processes and threads",
      "they read the processor's time"
    ),
    unreached(
      "the order of a `Set` or `Dictionary` whose keys hash an address, such as "
        + "`ObjectIdentifier`, and of the dependents of an `Operation`",
      "a second run with other addresses finds it"
    ),
    unreached("`rdtsc` and `rdrand`", "they are instructions of the processor"),
    unreached("`/proc`, `/sys` and `sysinfo`", "they tell about the machine and the process"),
    unreached("the environment, the locale and the time zone", "they are the machine's"),
    unreached(
      "names that `mkstemp`, `tmpnam` and their like make, and `getauxval(AT_RANDOM)`",
      "they must differ between processes"
    ),
    unreached(
      "reading a stream of the C library that has nothing to read",
      "it blocks in the library; the watchdog ends it"
    ),
    unreached(
      "`Thread.main` and `Thread.current.isMainThread`",
      "they tell about the thread, and code of the main actor need not run on the main thread"
    ),
    unreached(
      "process identifiers and `ProcessInfo.globallyUniqueString`",
      "they differ by process"
    ),
  ]

  private static func unreached(_ name: String, _ reason: String) -> Construct {
    Construct(name, .notReached(reason), .any) { _ in }
  }
}

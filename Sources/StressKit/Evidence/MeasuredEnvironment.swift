internal import Foundation

extension MeasuredEvidence.Environment {
  /// The current machine.
  static var current: Self {
    var names = utsname()
    _ = unsafe uname(&names)
    return Self(
      system: text(of: &names.sysname),
      kernel: text(of: &names.release),
      host: text(of: &names.nodename),
      processors: ProcessInfo.processInfo.activeProcessorCount,
      toolchain: BuildInfo.toolchain,
      version: BuildInfo.version,
      build: BuildInfo.build
    )
  }

  /// The text of a C character array that ends with a zero.
  private static func text<T>(of array: inout T) -> String {
    unsafe withUnsafeBytes(of: &array) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension MeasuredEvidence {
  /// The peak memory of the process, in KiB.
  package static var peakMemory: Int {
    var usage = rusage()
    #if canImport(Glibc)
      _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss
    #else
      // Apple systems report bytes.
      _ = unsafe getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss / 1_024
    #endif
  }

  /// The current time in UTC, in seconds, as in RFC 3339.
  static var timestamp: String {
    Date().formatted(.iso8601)
  }
}

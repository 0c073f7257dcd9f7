internal import CStressRuntime

/// Facts about this build and about the runtime that it loaded.
package enum BuildInfo {
  /// The version of race-stress.
  package static let version = "0.1.0"

  /// `debug`, `release`, or `instrumented` if the accesses of the code under test to memory are seen.
  package static var build: String {
    if World.isInstrumented { return "instrumented" }
    #if DEBUG
      return "debug"
    #else
      return "release"
    #endif
  }

  /// The instruction set of this build.
  package static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }

  /// The build id of this process's Swift concurrency library, or nil if it has none.
  package static let runtime: String? = {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(STRESS_BUILD_ID)) {
      guard let text = $0.baseAddress, unsafe stress_concurrency_build_id(text) else {
        return nil
      }
      return unsafe String(cString: text)
    }
  }()

  /// The version of the compiler, as exactly as compilation conditions can tell.
  package static var toolchain: String {
    #if compiler(>=6.4)
      "swift 6.4 or later"
    #elseif compiler(>=6.3.2)
      "swift 6.3.2 or later"
    #elseif compiler(>=6.3.1)
      "swift 6.3.1"
    #elseif compiler(>=6.3)
      "swift 6.3"
    #else
      "swift before 6.3"
    #endif
  }
}

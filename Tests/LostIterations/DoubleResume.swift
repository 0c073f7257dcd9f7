import StressKit

/// Resumes an unchecked continuation twice, which corrupts memory.
struct DoubleResume: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async {
    // The misuse is intended.
    await unsafe withUnsafeContinuation { continuation in
      unsafe continuation.resume()
      unsafe continuation.resume()
    }
  }
}

import StressKit

/// A continuation without checks that is resumed twice, which corrupts memory.
struct DoubleResume: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async {
    // The misuse is the point.
    await unsafe withUnsafeContinuation { continuation in
      unsafe continuation.resume()
      unsafe continuation.resume()
    }
  }
}

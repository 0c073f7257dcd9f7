import StressKit

/// A continuation without checks that is resumed twice, which corrupts memory.
struct DoubleResume: LostIteration {
  static func lose() async {
    // The misuse is the point.
    await unsafe withUnsafeContinuation { continuation in
      unsafe continuation.resume()
      unsafe continuation.resume()
    }
  }
}

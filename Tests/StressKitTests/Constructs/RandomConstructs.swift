import Foundation
import Testing

/// What differs from process to process.
enum RandomConstructs {
  static let all: [Construct] = [
    Construct("`SystemRandomNumberGenerator`, `shuffled` and their like", .several) { log in
      log.write("\(Int.random(in: 0..<1_000_000)) \((0..<10).shuffled())")
    },
    Construct("`UUID()`", .several) { log in log.write("\(UUID())") },
    Construct("`getentropy`", .several) { log in
      var word: UInt64 = 0
      let result = unsafe withUnsafeMutableBytes(of: &word) { bytes in
        unsafe getentropy(bytes.baseAddress, bytes.count)
      }
      log.write("\(result) \(word)")
    },
    Construct("`rand` and `drand48`", .several) { log in log.write("\(rand()) \(drand48())") },
    Construct(
      "the order of `Set` and `Dictionary`",
      .always(["\(Set((0..<20).map { "element \($0)" }))"])
    ) { log in log.write("\(Set((0..<20).map { "element \($0)" }))") },
  ]
}

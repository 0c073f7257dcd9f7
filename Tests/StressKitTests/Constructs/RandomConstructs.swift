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
    Construct("`rand`, `drand48` and their like", .several) { log in
      log.write("\(rand()) \(random()) \(drand48()) \(lrand48()) \(mrand48())")
      srand(7)
      srandom(7)
      srand48(7)
    },
    Construct("`/dev/urandom`, read by descriptor", .several) { log in
      func read() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 24)
        let direct = unsafe open("/dev/../dev/urandom", O_RDONLY)
        let copy = dup(direct)
        close(direct)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
          unsafe Glibc.read(copy, buffer.baseAddress, 8)
            + pread(copy, buffer.baseAddress?.advanced(by: 8), 8, 0)
        }
        let parts = unsafe bytes.withUnsafeMutableBytes { buffer in
          var part = unsafe iovec()
          unsafe part.iov_base = buffer.baseAddress?.advanced(by: 16)
          unsafe part.iov_len = 8
          return unsafe readv(copy, &part, 1)
        }
        close(copy)
        return count + parts == 24 ? bytes : []
      }
      log.write("\(read())")
    },
    Construct("`/dev/urandom`, read by a stream", .several) { log in
      func read(_ stream: UnsafeMutablePointer<FILE>?) -> UInt64 {
        var word: UInt64 = 0
        unsafe fread(&word, 8, 1, stream)
        unsafe fclose(stream)
        return word
      }
      unsafe log.write("\(read(fopen("/dev/urandom", "rb"))) \(read(fopen("/dev/random", "r")))")
      unsafe log.write("\(read(fdopen(open("/dev/urandom", O_RDONLY), "r")))")
    },
    Construct(
      "the order of `Set` and `Dictionary`",
      .always(["true"])
    ) { log in
      let sets = (0..<4).map { _ in Set((0..<20).map { "element \($0)" }) }
      log.write("\(Set(sets.map(Array.init)).count == 1)")
    },
  ]
}

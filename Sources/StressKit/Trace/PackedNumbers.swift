internal import Foundation

/// Many small numbers as one Base64 text.
///
/// Every replay of a search sends such numbers between processes, so they must be fast to encode.
struct PackedNumbers: Codable {
  private(set) var numbers: [UInt32]

  /// Packs numbers.
  /// - Parameter numbers: Numbers from 0 to 2³² − 1.
  init(_ numbers: [Int]) {
    self.numbers = numbers.map { UInt32(truncatingIfNeeded: $0) }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let data = Data(base64Encoded: text), data.count.isMultiple(of: 4) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "these are no packed numbers"
      )
    }
    let bytes = [UInt8](data)
    numbers = stride(from: 0, to: bytes.count, by: 4).map { start in
      UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
        | UInt32(bytes[start + 3]) << 24
    }
  }

  func encode(to encoder: any Encoder) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 4)
    for number in numbers {
      bytes.append(UInt8(truncatingIfNeeded: number))
      bytes.append(UInt8(truncatingIfNeeded: number >> 8))
      bytes.append(UInt8(truncatingIfNeeded: number >> 16))
      bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    }
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes).base64EncodedString())
  }
}

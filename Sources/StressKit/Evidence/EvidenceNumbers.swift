/// Checks the numbers of an evidence file, because the file may have been edited.
enum EvidenceNumbers {
  /// The largest number that a file may contain; sums of such numbers do not overflow.
  static let limit = 1 << 53

  /// Throws if a number is negative or too large.
  ///
  /// - Parameters:
  ///   - bytes: The JSON as UTF-8.
  ///   - fields: The names of fields that may contain negative numbers at any depth.
  /// - Throws: `DecodingError` with the path of the first such number.
  /// - Complexity: O(number of bytes).
  static func check(_ bytes: [UInt8], signed fields: Set<String>) throws {
    try check(EvidenceJSON.decode(Value.self, from: bytes), [], fields, isSigned: false)
  }

  private static func check(
    _ value: Value,
    _ path: [any CodingKey],
    _ fields: Set<String>,
    isSigned: Bool
  ) throws {
    switch value {
    case .other: return
    case .number(let number):
      if number < 0, !isSigned { throw error("\(number) is negative", path) }
      if number.magnitude > UInt(limit) { throw error("\(number) is too large", path) }
    case .list(let values):
      for (index, value) in values.enumerated() {
        try check(value, path + [Key(intValue: index)], fields, isSigned: isSigned)
      }
    case .object(let values):
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        let isSigned = isSigned || fields.contains(name)
        try check(value, path + [Key(stringValue: name)], fields, isSigned: isSigned)
      }
    }
  }

  private static func error(_ text: String, _ path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(.init(codingPath: path, debugDescription: text))
  }

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
      self.stringValue = stringValue
      intValue = nil
    }

    init(intValue: Int) {
      stringValue = "\(intValue)"
      self.intValue = intValue
    }
  }

  /// Any JSON value; only its whole numbers are decoded.
  private enum Value: Decodable {
    case number(Int)
    case list([Value])
    case object([String: Value])
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let values = try? container.decode([Value].self) {
        self = .list(values)
      } else if let values = try? container.decode([String: Value].self) {
        self = .object(values)
      } else {
        self = .other
      }
    }
  }
}

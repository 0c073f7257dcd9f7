/// A key and a value: the `KeyValue` of OTLP in JSON.
struct OTLPAttribute: Encodable, Equatable {
  let key: String
  let value: Value

  init(_ key: String, _ text: String) {
    self.key = key
    value = Value(stringValue: text)
  }

  init(_ key: String, _ number: Int) {
    self.key = key
    value = Value(intValue: String(number))
  }

  /// An `AnyValue`: exactly one field is set; a 64-bit number is written as decimal digits.
  struct Value: Encodable, Equatable {
    var stringValue: String?
    var intValue: String?
  }
}

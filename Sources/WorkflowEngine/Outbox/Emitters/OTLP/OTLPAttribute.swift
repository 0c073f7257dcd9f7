/// A key and a value, as the `KeyValue` of OTLP is written in JSON.
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

  /// An `AnyValue`: one of the fields is there; a number of 64 bits is written in decimal digits.
  struct Value: Encodable, Equatable {
    var stringValue: String?
    var intValue: String?
  }
}

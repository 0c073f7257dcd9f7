import Foundation

/// A JSON value.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Try frequent types first, because each wrong guess throws an error.
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let fields = try? decoder.container(keyedBy: Key.self) {
      var object: [String: JSONValue] = [:]
      for key in fields.allKeys {
        object[key.stringValue] = try fields.decode(Self.self, forKey: key)
      }
      self = .object(object)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if var list = try? decoder.unkeyedContainer() {
      var items: [JSONValue] = []
      while !list.isAtEnd { items.append(try list.decode(Self.self)) }
      self = .array(items)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if container.decodeNil() {
      self = .null
    } else {
      throw NoValue()
    }
  }

  init(_ line: some StringProtocol) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
  }

  private struct NoValue: Error {}

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  subscript(_ key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// A sequence of numbers and names, stored in two short texts.
///
/// A repeated name is stored once.
struct NumberPack: Codable {
  private enum CodingKeys: String, CodingKey {
    case names, numbers
  }

  private var names: [String] = []
  /// Two 32-bit halves of each number, the lower half first.
  private var halves: [Int] = []
  private var positions: [String: Int] = [:]
  private var next = 0

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    names = try container.decode([String].self, forKey: .names)
    halves = try container.decode(PackedNumbers.self, forKey: .numbers).numbers.map { Int($0) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(names, forKey: .names)
    try container.encode(PackedNumbers(halves), forKey: .numbers)
  }

  /// Whether all numbers have been taken.
  var isEmpty: Bool { next >= halves.count }

  mutating func add(_ number: Int) {
    halves.append(number & 0xFFFF_FFFF)
    halves.append((number >> 32) & 0xFFFF_FFFF)
  }

  mutating func add(_ name: String) {
    if let known = positions[name] { return add(known) }
    positions[name] = names.count
    add(names.count)
    names.append(name)
  }

  /// Removes and returns the next number, or nil at the end.
  mutating func takeNumber() -> Int? {
    guard next + 1 < halves.count else { return nil }
    defer { next += 2 }
    return halves[next] | halves[next + 1] << 32
  }

  /// Removes and returns the next name, or nil if there is none.
  mutating func takeName() -> String? {
    guard let position = takeNumber(), names.indices.contains(position) else { return nil }
    return names[position]
  }
}

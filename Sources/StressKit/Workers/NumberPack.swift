/// A sequence of numbers and names, in two short texts.
///
/// A repeated name is written once.
struct NumberPack: Codable {
  private enum CodingKeys: String, CodingKey {
    case names, numbers
  }

  private var names: [String] = []
  /// Two of 32 bits for each number, the lower one first.
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

  /// Whether all has been taken out.
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

  /// Takes out the next number, or nil at the end.
  mutating func takeNumber() -> Int? {
    guard next + 1 < halves.count else { return nil }
    defer { next += 2 }
    return halves[next] | halves[next + 1] << 32
  }

  /// Takes out the next name, or nil where there is none.
  mutating func takeName() -> String? {
    guard let position = takeNumber(), names.indices.contains(position) else { return nil }
    return names[position]
  }
}

/// The position of a task in the tree of tasks: its number among its creator's tasks, from the root
/// on.
///
/// It does not depend on the interleaving. Logical numbers do, because they follow the order of
/// first appearance.
package struct TaskPath: Hashable, Sendable {
  /// The numbers, from 1; tasks without a creator are numbered together.
  package var ordinals: [Int]

  package init(_ ordinals: [Int]) {
    self.ordinals = ordinals
  }
}

extension TaskPath: Codable {
  package init(from decoder: any Decoder) throws {
    ordinals = try decoder.singleValueContainer().decode([Int].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ordinals)
  }
}

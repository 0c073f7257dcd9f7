/// Pairs the members of two lists by name.
///
/// In the order of the new list, followed by removed members in the order of the old list. Among
/// members with the same name, the first counts.
struct Pairing<Element> {
  private(set) var pairs: [(old: Element?, new: Element?)] = []

  /// Pairs two lists.
  ///
  /// - Parameters:
  ///   - old: The earlier list.
  ///   - new: The later list.
  ///   - name: The name of a member.
  /// - Complexity: O(length of the lists).
  init<Name: Hashable>(_ old: [Element], _ new: [Element], by name: (Element) -> Name) {
    let oldByName = Dictionary(old.map { (name($0), $0) }) { first, _ in first }
    var seen: Set<Name> = []
    for element in new where seen.insert(name(element)).inserted {
      pairs.append((oldByName[name(element)], element))
    }
    for element in old where seen.insert(name(element)).inserted {
      pairs.append((element, nil))
    }
  }
}

/// The members of two lists, brought together by what they are called.
///
/// In the order of the new list; those that are gone follow in the order of the old one. Of several
/// with the same name the first counts.
struct Pairing<Element> {
  private(set) var pairs: [(old: Element?, new: Element?)] = []

  /// Brings two lists together.
  ///
  /// - Parameters:
  ///   - old: The earlier list.
  ///   - new: The later list.
  ///   - name: What a member is called.
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

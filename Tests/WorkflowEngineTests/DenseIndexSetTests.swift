import Testing
import WorkflowEngine

struct DenseIndexSetTests {
  @Test func `is empty at first`() {
    let set = DenseIndexSet()
    #expect(set.isEmpty && set.count == 0 && set.first == nil && set.next(from: 7) == nil)
  }

  @Test(arguments: [0, 1, 63, 64, 4_095, 4_096, 262_143, 262_144, 1_000_000])
  func `holds one member at any boundary`(_ member: Int) {
    var set = DenseIndexSet()
    let inserted = [set.insert(member), set.insert(member)]
    #expect(inserted == [true, false])
    #expect(set.count == 1 && set.contains(member) && set.first == member)
    #expect(set.next(from: member) == member && set.next(from: member + 1) == nil)
    let removed = [set.remove(member), set.remove(member)]
    #expect(removed == [true, false])
    #expect(set.isEmpty && set.first == nil)
  }

  @Test(arguments: zip([63, 64, 4_095, 4_096, 262_143, 262_144], [1, 2, 2, 3, 3, 4]))
  func `reads one word per level`(_ member: Int, _ depth: Int) {
    var set = DenseIndexSet()
    set.insert(member)
    #expect(set.depth == depth)
  }

  @Test func `keeps earlier members when it grows by several levels`() {
    var set = DenseIndexSet()
    set.insert(3)
    set.insert(1_000_000)
    #expect(set.first == 3)
    #expect(set.next(from: 4) == 1_000_000)
  }

  @Test func `does not contain integers outside its range`() {
    var set = DenseIndexSet()
    set.insert(5)
    #expect(!set.contains(-1) && !set.contains(6) && !set.contains(1 << 40))
    #expect(set.next(from: -3) == 5)
    let removed = set.remove(1 << 40)
    #expect(!removed)
  }

  @Test func `equality depends on the members only`() {
    var grown = DenseIndexSet()
    grown.insert(100_000)
    grown.remove(100_000)
    grown.insert(2)
    var small = DenseIndexSet()
    small.insert(2)
    #expect(grown == small && small == grown)
    grown.insert(100_000)
    #expect(grown != small && small != grown)
    small.insert(3)
    #expect(grown != small && small != grown)
  }

  @Test(arguments: [UInt64](1...6), [70, 5_000, 300_000])
  func `agrees with a sorted set under random operations`(_ seed: UInt64, _ range: Int) throws {
    var random = SplitMix64(seed: seed)
    var set = DenseIndexSet()
    var reference: [Int] = []
    for _ in 0..<3_000 {
      let member = Int.random(in: 0..<range, using: &random)
      let position = reference.firstIndex { $0 >= member } ?? reference.count
      let isMember = position < reference.count && reference[position] == member
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        let inserted = set.insert(member)
        #expect(inserted == !isMember)
        if !isMember { reference.insert(member, at: position) }
      case 2:
        let removed = set.remove(member)
        #expect(removed == isMember)
        if isMember { reference.remove(at: position) }
      case 3:
        let next = position < reference.count ? reference[position] : nil
        #expect(set.next(from: member) == next)
      default:
        #expect(set.contains(member) == isMember)
      }
      try #require(set.count == reference.count && set.first == reference.first)
    }
  }
}

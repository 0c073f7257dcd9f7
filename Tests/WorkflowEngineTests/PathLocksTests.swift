import Testing

@testable import WorkflowEngine

struct PathLocksTests {
  @Test(arguments: WorkspacePathTests.overlaps)
  func `a held path blocks all paths that overlap it`(
    _ one: String,
    _ other: String,
    _ overlaps: Bool
  ) throws {
    for (held, wanted) in [(one, other), (other, one)] {
      var locks = PathLocks()
      let (held, wanted) = ([try WorkspacePath(held)], [try WorkspacePath(wanted)])
      #expect(locks.areFree(wanted))
      locks.hold(held, by: TaskID(rawValue: 1))
      #expect(locks.areFree(wanted) != overlaps)
      locks.release(held)
      #expect(locks.areFree(wanted))
      #expect(locks == PathLocks())
    }
  }

  @Test(arguments: [UInt64](1...8))
  func `agrees with a scan of all holders`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let all = try [
      "/", "a", "a/b", "a/b/c", "a/bc", "ab", "ab/c", "d/e", "d",
    ].map(WorkspacePath.init)
    var locks = PathLocks()
    var held: [WorkspacePath] = []
    var refusals = 0
    for _ in 0..<400 {
      guard let path = all.randomElement(using: &random) else { return }
      if let index = held.firstIndex(of: path) {
        locks.release([held.remove(at: index)])
      } else {
        let isFree = !held.contains { $0.overlaps(path) }
        #expect(locks.areFree([path]) == isFree)
        if isFree {
          locks.hold([path], by: TaskID(rawValue: held.count))
          held.append(path)
        } else {
          refusals += 1
        }
      }
      #expect(locks.count == held.count)
    }
    #expect(refusals > 50)
  }
}

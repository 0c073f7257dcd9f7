import Testing

@testable import WorkflowEngine

struct WorkspacePathTests {
  @Test(
    arguments: [
      ("", "/"), ("/", "/"), (".", "/"), ("//", "/"), ("a", "/a"), ("/a", "/a"), ("/a/", "/a"),
      ("a//b", "/a/b"), ("./a/./b/.", "/a/b"), ("/.a/..b/c..", "/.a/..b/c.."), ("a b", "/a b"),
    ]
  )
  func `a path has one normal form`(_ text: String, _ normal: String) throws {
    let path = try WorkspacePath(text)
    #expect(path.description == normal)
    #expect(try WorkspacePath(path.description) == path)
  }

  @Test(arguments: ["..", "/..", "a/..", "../a", "a/../b", "a//../b"])
  func `a path that leads upward is a misuse`(_ text: String) {
    #expect(throws: BoardError.invalidPath(text)) { try WorkspacePath(text) }
  }

  @Test func `the length of a path is limited`() throws {
    let text = String(repeating: "x", count: BoardLimits.textBytes)
    #expect(try WorkspacePath(text).description.count == BoardLimits.textBytes + 1)
    #expect(throws: BoardError.self) { try WorkspacePath(text + "x") }
  }

  static let overlaps: [(String, String, Bool)] = [
    ("/", "/", true), ("/", "/a", true), ("/", "/a/b", true), ("/a", "/a", true),
    ("/a", "/a/b", true), ("/a", "/a/b/c", true), ("/a", "/ab", false), ("/a", "/b", false),
    ("/a/b", "/a/c", false), ("/a/b", "/a/bc", false), ("/a/b", "/a/b/c", true),
    ("/a/b", "/b", false), ("/A", "/a", false),
  ]

  @Test(arguments: overlaps)
  func `two paths overlap if they are equal or one lies below the other`(
    _ one: String,
    _ other: String,
    _ overlaps: Bool
  ) throws {
    let (one, other) = (try WorkspacePath(one), try WorkspacePath(other))
    #expect(one.overlaps(other) == overlaps)
    #expect(other.overlaps(one) == overlaps)
    #expect(one.isAncestor(of: other) == (overlaps && one != other))
    #expect(!other.isAncestor(of: one))
  }

  @Test(arguments: [("/", [String]()), ("/a", ["/"]), ("/a/b/c", ["/a/b", "/a", "/"])])
  func `ancestors are listed from the nearest to the root`(
    _ text: String,
    _ ancestors: [String]
  ) throws {
    #expect(try WorkspacePath(text).ancestors == ancestors)
  }

  @Test func `a task keeps only its outermost paths, each once`() throws {
    let run = RunID(rawValue: 0)
    for (paths, kept) in [
      (["a", "a/b", "ab", "a", "c/d"], ["/a", "/ab", "/c/d"]), (["a", "/", "b"], ["/"]),
      (["b", "a"], ["/a", "/b"]), (["a/b/c", "a/b", "a-b"], ["/a-b", "/a/b"]), ([], []),
    ] {
      #expect(try TaskDraft(run: run, paths: paths).paths.map(\.description) == kept)
    }
  }
}

import CStressRuntime
import Foundation
import Testing

@testable import StressKit

/// The layer that interposes functions calls their originals, not itself.
struct InterpositionTests {
  /// The object files of the layer, in the build that the tests belong to.
  private static let files: [URL] = {
    let build = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "CStressRuntime.build")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: build.path)) ?? []
    return names.filter { $0.hasSuffix(".o") }.sorted().map { build.appending(path: $0) }
  }()

  private static let interposed = Set(
    (0..<stress_interposed_count()).map { unsafe String(cString: stress_interposed_symbol($0)) }
  )

  @Test func `No code of the layer refers to an interposed name`() throws {
    #expect(Self.files.count > 20)
    var references: Set<String> = []
    for file in Self.files {
      let object = try ObjectFile(file)
      let own = object.referencesOfCode.intersection(Self.interposed)
      #expect(own.isEmpty, "\(file.lastPathComponent): write ORIGINAL(name)(…) instead")
      references.formUnion(object.referencesOfCode)
    }
    // The reader sees calls.
    #expect(references.isSuperset(of: ["swift_retain", "dlsym", "stress_push"]))
  }

  @Test func `The list names exactly the functions that the layer interposes`() throws {
    let defined = Set(try Self.files.flatMap { try ObjectFile($0).weakDefinitions })
    #expect(defined == Self.interposed)
  }

  @Test func `Calls of every interposed function reach the layer`() {
    for index in 0..<stress_interposed_count() {
      let symbol = unsafe String(cString: stress_interposed_symbol(index))
      #expect(stress_is_reached(index), "\(symbol)")
    }
  }

  @Test func `A real wait for work of an earlier iteration takes no virtual time`() throws {
    let release = DispatchSemaphore(value: 0)
    let earlier = try ControlledRun {
      DispatchQueue.global().async { release.wait() }
    }
    defer { release.signal() }
    #expect(earlier.hasFinished)
    // The queue's work may still hand something over, so that this deadlock is told after a real wait.
    let run = try ControlledRun {
      unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
    #expect(run.failure?.kind == .deadlock)
    #expect(run.elapsed == 0)
  }
}

import Foundation
import Testing

/// The runtime's hook for its global executor, which some test libraries take.
enum HookConstructs {
  typealias Original = @convention(thin) (UnownedJob) -> Void
  typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

  /// What the hook was before; a function that is put into a hook can capture nothing.
  // Safe by agreement: the hook is the same for all threads, and so is what is kept of it.
  nonisolated(unsafe) private static var before: Hook?

  private static var hook: UnsafeMutablePointer<Hook?>? {
    // Declared by no module; a test library finds it in the same way.
    let symbol = unsafe dlsym(
      UnsafeMutableRawPointer(bitPattern: 0),
      "swift_task_enqueueGlobal_hook"
    )
    return unsafe symbol?.assumingMemoryBound(to: Hook?.self)
  }

  static let all: [Construct] = [
    Construct(
      "code that takes the global executor's hook",
      .named("hook of the runtime taken"),
      .any
    ) {
      log in
      guard let hook = unsafe hook else { return }
      // Hands everything on, so that tests on other threads do not notice.
      unsafe before = hook.pointee
      unsafe hook.pointee = { job, original in unsafe before?(job, original) }
      await Task.yield()
      log.write("done")
    }
  ]
}

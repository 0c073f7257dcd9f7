internal import CStressRuntime

extension ParallelExecutor {
  /// A task that has not ended.
  struct LiveTask {
    let address: UInt
    let name: String
    /// Whether it waits for a continuation that the code under test has made.
    let awaitsContinuation: Bool
    /// Addresses at which it and the functions that await it go on; empty while it runs.
    let frames: [UInt]
  }

  /// Frames of a task that are read.
  private static let frameLimit = 32

  /// The tasks that have not ended.
  ///
  /// - Parameters:
  ///   - limit: Tasks that are wanted.
  ///   - readsFrames: Whether the frames of the task at an address may be read: it must not run.
  /// - Returns: The first of them in the order in which they were made, and how many there are.
  func liveTasks(
    limit: Int,
    framesOf readsFrames: (UInt) -> Bool
  ) -> (tasks: [LiveTask], total: Int) {
    var views = unsafe [stress_lane_view](repeating: stress_lane_view(), count: limit)
    let total = Int(unsafe stress_lane_list(lane, &views, UInt32(limit)))
    var tasks: [LiveTask] = []
    for position in 0..<min(total, limit) {
      let view = unsafe views[position]
      let name = unsafe withUnsafeBytes(of: view.name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let address = UInt(bitPattern: unsafe view.task)
      tasks.append(
        LiveTask(
          address: address,
          name: unsafe name.isEmpty ? "task \(view.number)" : name,
          awaitsContinuation: unsafe view.awaits_continuation,
          frames: readsFrames(address) ? frames(of: address) : []
        )
      )
    }
    return (tasks, total)
  }

  private func frames(of address: UInt) -> [UInt] {
    guard let task = unsafe UnsafeRawPointer(bitPattern: address) else { return [] }
    return unsafe [UInt](unsafeUninitializedCapacity: Self.frameLimit) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = Int(unsafe stress_async_frames(task, start, UInt32(Self.frameLimit)))
    }
  }
}

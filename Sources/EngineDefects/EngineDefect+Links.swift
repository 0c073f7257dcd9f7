import WorkflowEngine

extension EditEvents {
  /// Links without the demotion of the child.
  ///
  /// Otherwise the demotion would hide a missing gate.
  package static let linkWithoutDemotion = EditEvents(
    applies: { $0 is Link },
    edit: withoutDemotions
  )

  static let withoutDemotions: @Sendable (Board.Event) -> [Board.Event] = { event in
    if case .taskDemoted = event { [] } else { [event] }
  }
}

/// Defects planted on links, and on the gate of dependencies.
extension EngineDefect {
  /// A child that was linked after its creation starts before its parents are done.
  ///
  /// The demotion by the link would prevent it, so it is removed too.
  package static let noClaimGate = EngineDefect(
    "no-claim-gate",
    "A start does not check whether the parents are done",
    kernel: "BK-H1",
    caughtBy: ["G3", "G15"]
  ) {
    $0.startRules.remove(.dependenciesNotSatisfied)
    $0.discipline = EditEvents.linkWithoutDemotion
  }

  /// A child whose start is refused stays ready, and is tried again and again.
  ///
  /// The demotion by the link would come first, so it is removed too.
  package static let demotionDropped = EngineDefect(
    "demotion-dropped",
    "A refused start leaves its task ready",
    caughtBy: ["G9"]
  ) {
    $0.discipline = EditEvents(
      applies: { $0 is Dispatch || $0 is Link },
      edit: EditEvents.withoutDemotions
    )
  }

  /// An unblocked task is ready although it waits for something.
  package static let unblockUngated = EngineDefect(
    "unblock-ungated",
    "An unblocked task becomes ready without a check of its gates",
    kernel: "BK-H2",
    caughtBy: ["G3", "G9"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Unblock
    } alter: { event, _, following in
      guard case .taskUnblocked(let task) = event, !following.contains(.taskReady(task)) else {
        return following
      }
      return [.taskReady(task)] + following
    }
  }

  /// A link to a finished parent makes a child ready that waits for another parent.
  package static let linkChecksNewestOnly = EngineDefect(
    "link-checks-newest-only",
    "A link checks only the parent that it adds",
    kernel: "BK-H3",
    caughtBy: ["G3", "G9"]
  ) {
    $0.discipline = AlterConsequences {
      $0 is Link
    } alter: { event, board, following in
      guard case .linked(let parent, let child) = event,
        let added = try? board.task(parent), added.status.isDone,
        let waiting = try? board.task(child), waiting.status.isStartable,
        !board.isReady(waiting)
      else { return following }
      return [.taskReady(child)]
    }
  }

  /// A link to a child that is under way is accepted but has no effect.
  package static let linkSilentSuccess = EngineDefect(
    "link-silent-success",
    "A link does not check whether its child is under way",
    kernel: "BK-H4",
    caughtBy: ["G1", "G3"]
  ) { $0.linkRules.remove(.activeAttempt) }

  /// Two links close a cycle, or a link reaches a child that was started in the meantime.
  package static let linkCheckThenAct = EngineDefect(
    "link-check-then-act",
    "A link is checked in one step and applied in the next",
    kernel: "BK-H19",
    caughtBy: ["G1", "G3"]
  ) { $0.discipline = DecideOnStaleState { $0 is Link } }

  /// A link has no effect.
  package static let linkDropped = EngineDefect(
    "link-dropped",
    "A link is accepted but changes nothing",
    caughtBy: [],
    isRare: true
  ) { $0.discipline = EditEvents(applies: { $0 is Link }, edit: { _ in [] }) }

  static let links: [EngineDefect] =
    [
      noClaimGate, demotionDropped, unblockUngated, linkChecksNewestOnly, linkSilentSuccess,
      linkCheckThenAct, linkDropped,
    ] + promotion + creation
}

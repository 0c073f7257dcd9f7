// Reports a continuation that is resumed twice, which would corrupt memory.
#include "carriers.h"
#include <stdio.h>

// Compiled code calls these to create and to resume a continuation. The library's own continuations, such as
// those of a stream, are not created here, so a resumption without a known creation is not checked.
SWIFT_CC void *swift_continuation_init(void *context, size_t flags) {
  void *task = ORIGINAL(swift_continuation_init)(context, flags);
  stress_world *world = WORLD;
  if (world) {
    uint32_t number = stress_find_task(world, task);
    if (number) world->tasks[number - 1].continuation = STRESS_CONTINUATION_WAITS;
  } else if (LANE) {
    stress_lane_note_continuation(LANE, task, context);
  }
  return task;
}

static void note_resumption(void *task) {
  stress_world *world = WORLD;
  if (!world) return;
  uint32_t number = stress_find_task(world, task);
  if (!number) return;
  stress_task *record = &world->tasks[number - 1];
  if (UNLIKELY(record->continuation == STRESS_CONTINUATION_RESUMED)) {
    if (world->tracing) stress_record_event(world, STRESS_EVENT_MISUSE, number);
    // The report replaces the number with the name of the task.
    if (world->progress) world->progress->subject = number;
    char reason[STRESS_REASON];
    snprintf(reason, sizeof reason, "a continuation of task %u was resumed twice", number);
    stress_give_up(STRESS_CRASHED, reason);
  }
  if (record->continuation == STRESS_CONTINUATION_WAITS)
    record->continuation = STRESS_CONTINUATION_RESUMED;
}

SWIFT_CC void swift_continuation_resume(void *task) {
  STRESS_POINT();
  note_resumption(task);
  ORIGINAL(swift_continuation_resume)(task);
  STRESS_POINT();
}

SWIFT_CC void swift_continuation_throwingResume(void *task) {
  STRESS_POINT();
  note_resumption(task);
  ORIGINAL(swift_continuation_throwingResume)(task);
  STRESS_POINT();
}

SWIFT_CC void swift_continuation_throwingResumeWithError(void *task, void *error) {
  STRESS_POINT();
  note_resumption(task);
  ORIGINAL(swift_continuation_throwingResumeWithError)(task, error);
  STRESS_POINT();
}

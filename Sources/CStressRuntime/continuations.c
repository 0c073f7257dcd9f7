// A continuation that is resumed twice corrupts memory; here it is told by name instead.
#include "internal.h"
#include <stdio.h>

// The compiler calls these by name where a continuation is made and where it is resumed. The library's
// own continuations, such as those of a stream, do not pass here: nothing is said of a task of which
// only one of the two was seen.
INTERPOSE SWIFT_CC void *swift_continuation_init(void *context, size_t flags) {
  typedef SWIFT_CC void *(*init_function)(void *, size_t);
  static _Atomic(init_function) original;
  if (UNLIKELY(!original)) original = (init_function)dlsym(RTLD_NEXT, "swift_continuation_init");
  void *task = original(context, flags);
  stress_world *world = WORLD;
  if (world) {
    uint32_t number = stress_find_task(world, task);
    if (number) world->tasks[number - 1].continuation = STRESS_CONTINUATION_WAITS;
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
    char reason[STRESS_REASON];
    const char *name = record->name == UINT32_MAX ? NULL : world->names + record->name;
    if (name) snprintf(reason, sizeof reason, "a continuation of task '%.64s' was resumed twice", name);
    else snprintf(reason, sizeof reason, "a continuation of task %u was resumed twice", number);
    stress_give_up(STRESS_CRASHED, reason);
  }
  if (record->continuation == STRESS_CONTINUATION_WAITS)
    record->continuation = STRESS_CONTINUATION_RESUMED;
}

typedef SWIFT_CC void (*resume_function)(void *task);
typedef SWIFT_CC void (*throw_function)(void *task, void *error);

INTERPOSE SWIFT_CC void swift_continuation_resume(void *task) {
  static _Atomic(resume_function) original;
  if (UNLIKELY(!original)) original = (resume_function)dlsym(RTLD_NEXT, "swift_continuation_resume");
  note_resumption(task);
  original(task);
}

INTERPOSE SWIFT_CC void swift_continuation_throwingResume(void *task) {
  static _Atomic(resume_function) original;
  if (UNLIKELY(!original)) original = (resume_function)dlsym(RTLD_NEXT, "swift_continuation_throwingResume");
  note_resumption(task);
  original(task);
}

INTERPOSE SWIFT_CC void swift_continuation_throwingResumeWithError(void *task, void *error) {
  static _Atomic(throw_function) original;
  if (UNLIKELY(!original))
    original = (throw_function)dlsym(RTLD_NEXT, "swift_continuation_throwingResumeWithError");
  note_resumption(task);
  original(task, error);
}

// Interposed functions of the concurrency runtime: tasks are created, hop, resume and suspend here.
#include "carriers.h"
#include "interface.h"
#include "outside.h"

extern SWIFT_CC void swift_task_enqueueTaskOnExecutor(void *task, uintptr_t identity, uintptr_t witness);

// Written once, when control is installed; read by every thread that creates a task.
static _Atomic size_t executor_option;
static atomic_bool executor_option_known;
static _Atomic uintptr_t learning;

void stress_learn_executor_option(uintptr_t identity) { learning = identity; }
bool stress_executor_option_is_known(void) { return executor_option_known; }

static bool is_child(size_t flags) { return flags >> CREATE_IS_CHILD & 1; }

/// Contents of the options of `swift_task_create`, after this layer put its executor into them.
typedef struct { executor_pair initial; const char *name; bool prefers; } options_read;

static options_read read_options(stress_world *world, option_record *options) {
  options_read read = {0};
  for (option_record *option = options; option; option = option->parent) {
    size_t kind = option->flags & 0xff;
    if (UNLIKELY(learning && option->first == learning)) {
      executor_option = kind;
      executor_option_known = true;
      learning = 0;
    }
    if (kind == OPTION_INITIAL_SERIAL_EXECUTOR) read.initial = (executor_pair){option->first, option->second};
    if (kind == OPTION_TASK_NAME) read.name = (const char *)option->first;
    if (!world && executor_option_known && kind == executor_option) {
      // On real threads a task keeps the executor that the code under test prefers.
      if (LANE && !option->first) {
        swift_retain((void *)LANE->executor_identity);
        option->first = LANE->executor_identity;
        option->second = LANE->executor_witness;
      }
      if (option->first) read.prefers = true;
    }
    if (world && executor_option_known && kind == executor_option) {
      // `Task.immediate` writes an option without an executor, which the runtime treats as a preference.
      // Other code may prefer its own executor.
      if (option->first != world->executor_identity) {
        if (option->first) {
          if (!world->replaced_executors++) world->replaced_executor_type = stress_object_type(option->first);
          swift_release((void *)option->first);
        }
        swift_retain((void *)world->executor_identity);
        option->first = world->executor_identity;
        option->second = world->executor_witness;
      }
      read.prefers = true;
    }
  }
  return read;
}

SWIFT_CC task_and_context swift_task_create(size_t flags, void *options, const void *type,
                                            void *entry, void *closure) {
  stress_world *world = WORLD;
  options_read read = read_options(world, options);
  if (!world && LANE && executor_option_known) {
    stress_lane *lane = LANE;
    bool child = is_child(flags);
    option_record ours = {executor_option, options, lane->executor_identity, lane->executor_witness};
    if (!read.prefers && !child) {
      swift_retain((void *)lane->executor_identity);
      options = &ours;
    }
    task_and_context made = ORIGINAL(swift_task_create)(flags, options, type, entry, closure);
    // The iteration must wait for a task that is no child; a parent waits for its children.
    stress_lane_add_task(lane, made.task, read.name, !child);
    return made;
  }
  executor_pair executor = world ? (executor_pair){world->executor_identity, world->executor_witness}
                                 : stress_outside_executor();
  if (!executor.identity || !executor_option_known)
    return ORIGINAL(swift_task_create)(flags, options, type, entry, closure);

  option_record preference = {executor_option, options, executor.identity, executor.witness};
  if (!read.prefers && !is_child(flags)) {
    swift_retain((void *)executor.identity);
    options = &preference;
  }
  // On a thread that the iteration started, the inbox brings the task under control.
  if (!world) return ORIGINAL(swift_task_create)(flags, options, type, entry, closure);
  // A task that starts on an actor would enter the actor's queue, so park it instead.
  const size_t enqueues = (size_t)1 << CREATE_ENQUEUES, given = flags;
  bool park = (flags & enqueues) && read.initial.identity;
  if (park) flags &= ~enqueues;
  if (UNLIKELY(world->tracing)) stress_record_creation(world);
  world->creating = true;
  task_and_context made = ORIGINAL(swift_task_create)(flags, options, type, entry, closure);
  stress_add_task(world, made.task, read.name);
  if (UNLIKELY(world->interface)) stress_check_creation(world->interface, given, options, made.task);
  if (park) {
    swift_retain(made.task);
    world->target_identity = read.initial.identity;
    world->target_witness = read.initial.witness;
    swift_task_enqueueTaskOnExecutor(made.task, world->park_identity, world->park_witness);
  }
  world->creating = false;
  STRESS_POINT();
  return made;
}

// The library creates the task of an `async let`; it is registered when it becomes ready.
SWIFT_CC void swift_asyncLet_begin(void *let, void *options, const void *type, void *entry,
                                   void *closure, void *result) {
  if (WORLD && WORLD->tracing) stress_record_creation(WORLD);
  if (WORLD) WORLD->creating = true;
  ORIGINAL(swift_asyncLet_begin)(let, options, type, entry, closure, result);
  if (WORLD) WORLD->creating = false;
}

typedef SWIFT_ASYNC void (*switch_function)(ASYNC_CONTEXT void *, void *, void *, void *);

/// Counts the end of a resumption, and calls the library's definition if it exists (not in Swift 6.3).
static void leave_thread_context(char *state) {
  if (WORLD && WORLD->depth) WORLD->depth--;  // zero for a drained task, which was not counted
  if (UNLIKELY(stress_original.of.swift_task_exitThreadLocalContext != NULL))
    ORIGINAL(swift_task_exitThreadLocalContext)(state);
}

/// Suspends the current task like the runtime, but ignores priorities and preferences, which do not matter
/// if both executors are given when the task runs.
static void *suspend_by_hand(stress_world *world, void *context, void *resume) {
  char *task = *world->current_task;
  *(void **)(task + TASK_RESUME) = resume;
  *(void **)(task + TASK_CONTEXT) = context;
  leave_thread_context(task + TASK_THREAD_CONTEXT);
  *world->current_task = NULL;
  return task;
}

SWIFT_ASYNC void swift_task_switch(ASYNC_CONTEXT void *context, void *resume, void *identity,
                                   void *witness) {
  stress_world *world = WORLD;
  if (world) {
    // A call to the actor that the task is already on is no hop, in production too. It is part of the
    // step, like a call without `await`: the step limit does not count it, and the watchdog ends a step
    // that makes such calls forever.
    if (swift_task_getCurrentExecutor().identity == (uintptr_t)identity) {
      world->own_calls++;
      __attribute__((musttail)) return ((switch_function)resume)(context, resume, identity, witness);
    }
    world->target_identity = (uintptr_t)identity;
    world->target_witness = (uintptr_t)witness;
    if (LIKELY(world->current_task)) {
      stress_enqueue_parked(world, suspend_by_hand(world, context, resume));
      return;
    }
    if (UNLIKELY(stress_learning_parking)) stress_note_switch();
    if (UNLIKELY(world->interface)) stress_check_switch(world->interface, resume, context);
    __attribute__((musttail)) return ORIGINAL(swift_task_switch)(context, resume, (void *)world->park_identity,
                                                       (void *)world->park_witness);
  }
  // Before the task calls an actor: a pause here acts like one between two lines of the program.
  if (UNLIKELY(stress_hop_stall) && identity && !swift_task_getCurrentExecutor().identity) stress_stall_at_hop();
  __attribute__((musttail)) return ORIGINAL(swift_task_switch)(context, resume, identity, witness);
}

// `Task.yield()`. The library suspends the task on a continuation and creates a job that resumes it.
// Instead, suspend the task here and make it ready when that job would run.
SWIFT_ASYNC void stress_yield(ASYNC_CONTEXT void *context) {
  stress_world *world = WORLD;
  // On an actor, the library leaves the actor first, in a separate step.
  if (world && world->current_task && !swift_task_getCurrentExecutor().identity) {
    void *resume_caller = (void *)((async_context *)context)->resume_parent;
    stress_defer(world, suspend_by_hand(world, context, resume_caller));
    return;
  }
  __attribute__((musttail)) return ORIGINAL(stress_yield)(context);
}

// The library's own code does not call `swift_task_switch`: its tasks wait in the actor's queue, and
// the job that runs the queue would run all of them in one step. So make each task resume here and park.
static SWIFT_ASYNC void park_drained(ASYNC_CONTEXT void *context, void *unused1, void *unused2,
                                     void *unused3) {
  stress_world *world = WORLD;
  executor_pair actor = swift_task_getCurrentExecutor();
  world->target_identity = actor.identity;
  world->target_witness = actor.witness;
  __attribute__((musttail)) return ORIGINAL(swift_task_switch)(context, (void *)world->drained_resume,
                                                     (void *)world->park_identity,
                                                     (void *)world->park_witness);
}

// The runtime calls these two through its procedure linkage table, whenever a task resumes and suspends.
// A nested resumption is a task that starts immediately. Two consecutive resumptions mean that two tasks
// ran in one step.
void swift_task_enterThreadLocalContext(char *state) {
  stress_world *world = WORLD;
  if (world && UNLIKELY(world->draining)) {
    uintptr_t *resume = (uintptr_t *)(state - TASK_THREAD_CONTEXT + TASK_RESUME);
    world->drained_resume = *resume;
    *resume = (uintptr_t)park_drained;
  } else if (world && world->depth++ == 0 && world->resumed != state) {
    world->resumed = state;
    world->resumptions++;
  }
  if (UNLIKELY(stress_original.of.swift_task_enterThreadLocalContext != NULL))
    ORIGINAL(swift_task_enterThreadLocalContext)(state);
}

void swift_task_exitThreadLocalContext(char *state) { leave_thread_context(state); }

// Range of offsets in which to search for the status of a task; `status_offset` is 0 until it is found.
enum { STATUS_FIRST = 72, STATUS_LAST = 160 };
static size_t status_offset;

static bool is_complete_at(const void *task, size_t offset, int64_t bit) {
  return *(const uint32_t *)((const char *)task + offset) >> bit & 1;
}

uint64_t stress_status_offsets(void *const *tasks, uint32_t count, int64_t bit, bool have_ended) {
  uint64_t found = 0;
  for (size_t offset = STATUS_FIRST; offset <= STATUS_LAST; offset += 4) {
    bool fits = true;
    for (uint32_t i = 0; i < count; i++)
      fits = fits && is_complete_at(tasks[i], offset, bit) == (have_ended || i % 2 == 0);
    if (fits) found |= 1ull << (offset - STATUS_FIRST) / 4;
  }
  return found;
}

bool stress_learn_completion(void *const *tasks, uint32_t count, bool have_ended) {
  // Learned by the one thread that installs control.
  static uint64_t candidates;
  uint64_t fitting = stress_status_offsets(tasks, count, STATUS_COMPLETE, have_ended);
  candidates = have_ended ? candidates & fitting : fitting;
  if (have_ended && __builtin_popcountll(candidates) == 1)
    status_offset = STATUS_FIRST + 4 * (size_t)__builtin_ctzll(candidates);
  return status_offset != 0;
}

bool stress_task_is_complete(const void *task) {
  return status_offset && is_complete_at(task, status_offset, STATUS_COMPLETE);
}

void stress_sweep(stress_world *world) {
  for (uint32_t i = 0; i < world->task_count; i++) {
    stress_task *task = &world->tasks[i];
    if (!task->done && task->retained && stress_task_is_complete(task->task))
      stress_forget_task(world, task);
  }
}

extern SWIFT_CC void swift_task_cancel(void *task);

void stress_cancel_all(stress_world *world) {
  stress_sweep(world);
  for (uint32_t i = 0; i < world->task_count; i++)
    if (!world->tasks[i].done && world->tasks[i].retained) swift_task_cancel(world->tasks[i].task);
}

uint32_t stress_async_frames(const void *task, uintptr_t *frames, uint32_t limit) {
  uint32_t count = 0;
  if (limit) frames[count++] = *(const uintptr_t *)((const char *)task + TASK_RESUME);
  const async_context *context = *(async_context *const *)((const char *)task + TASK_CONTEXT);
  while (context && count < limit) {
    frames[count++] = context->resume_parent;
    context = context->parent;
  }
  return count;
}

// Shared by the files of this target only.
#pragma once
#define _GNU_SOURCE
#include "platform.h"
#include "CStressRuntime.h"
#include "originals.h"
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

// This layer's own code lies together, so that a walk of the stack can leave it out.
#pragma clang section text = "stress_text"
extern const char __start_stress_text[], __stop_stress_text[];
static inline bool stress_is_own_code(uintptr_t address) {
  return address >= (uintptr_t)__start_stress_text && address < (uintptr_t)__stop_stress_text;
}

// Offsets in a job (Swift 6.3 `Job` and `AsyncTask`): the low byte of the flags is the kind, the next
// the priority; a task has its resume function and context, and its thread-local context follows. A
// job that is no task has the function that runs it in the place of the former.
enum { JOB_FLAGS = 32, JOB_INVOKE = 56, TASK_RESUME = 56, TASK_CONTEXT = 64, TASK_THREAD_CONTEXT = 80 };
enum { JOB_ASYNC_LET = 28 };
enum { JOB_KIND_TASK = 0, JOB_KIND_ACTOR = 193, JOB_KIND_NULLARY_CONTINUATION = 195 };

extern __thread stress_world *stress_this_world __attribute__((tls_model("initial-exec")));
#define WORLD stress_this_world
extern __thread stress_lane *stress_this_lane __attribute__((tls_model("initial-exec")));
#define LANE stress_this_lane

extern uintptr_t stress_main_identity, stress_main_witness;

extern void *swift_retain(void *);
extern void swift_release(void *);
extern SWIFT_CC void *swift_task_getCurrent(void);
typedef struct { uintptr_t identity, witness; } executor_pair;
extern SWIFT_CC executor_pair swift_task_getCurrentExecutor(void);

/// Grows `array` by doubling when it is full.
#define RESERVE(array, count, capacity)                                          \
  do {                                                                           \
    if (UNLIKELY((count) == (capacity))) {                                       \
      (capacity) = (capacity) ? (capacity) * 2 : 32;                             \
      (array) = realloc((array), (size_t)(capacity) * sizeof *(array));          \
      if (!(array)) abort();                                                     \
    }                                                                            \
  } while (0)

static inline uint8_t stress_job_kind(const void *job) { return ((const uint8_t *)job)[JOB_FLAGS]; }
/// Whether a task is one that `async let` has made.
static inline bool stress_is_async_let(const void *task) {
  return ((const uint32_t *)((const char *)task + JOB_FLAGS))[0] >> JOB_ASYNC_LET & 1;
}
static inline uint8_t stress_job_priority(const void *job) { return ((const uint8_t *)job)[JOB_FLAGS + 1]; }

/// Real-time signals of this layer, counted from `SIGRTMIN`.
enum { STRESS_SLICE_SIGNAL = 6, STRESS_WATCHDOG_SIGNAL = 7, STRESS_PARKING_SIGNAL = 8,
       STRESS_STACK_SIGNAL = 9 };
/// Whether the calling thread drives an iteration that can be given up: not in a child of `vfork`.
bool stress_may_give_up(void);
/// Registers a task that was just made; `name` may be null.
uint32_t stress_add_task(stress_world *world, void *task, const char *name);
/// The number of a task, registering it when it is seen for the first time.
uint32_t stress_task_number(stress_world *world, void *task);
/// The number of a task that has been seen, the last one at its address, or 0.
uint32_t stress_find_task(const stress_world *world, const void *task);
/// The next word of system randomness.
uint64_t stress_next_random(stress_world *world);
uint32_t stress_object_number(stress_world *world, uintptr_t identity, uintptr_t witness);
/// Takes what becomes ready when the present step is over.
void stress_defer(stress_world *world, void *job);
/// Makes an entry ready, or holds it until what must run before it has begun.
void stress_push(stress_world *world, stress_entry entry);
/// Makes the entries ready that waited for a put alone, which has run.
void stress_end_put(stress_world *world, uint8_t put);
/// Lets a task know what the running one knows, which has made or resumed it.
void stress_pass_on_puts(stress_world *world, uint32_t task, stress_kind kind);
/// Lets a task know what is known on the actor that it is about to run on.
void stress_learn_puts(stress_world *world, const stress_entry *entry);
/// After a step: lets the actor know what its task knows, and ends the put that the step has run.
void stress_leave_puts(stress_world *world, const stress_entry *entry);
/// Takes a job or a block that was put on the main queue.
void stress_enqueue_main(stress_world *world, void *job, stress_kind kind);
/// Takes the oldest block that waits for the main queue, or null when there is none.
void *stress_take_main_block(stress_world *world);
void stress_put_in_inbox(stress_world *world, void *job);
bool stress_inbox_is_empty(const stress_world *world);
void stress_take_inbox(stress_world *world);
bool stress_task_is_complete(const void *task);
/// Keeps what the Swift runtime, at `caller`, writes to standard error for the iteration's report.
/// Returns false where the bytes go where they were written to.
bool stress_keep_words(int descriptor, const void *bytes, size_t count, void *caller);
/// Notes that a task of an iteration on real threads has made a continuation.
void stress_lane_note_continuation(stress_lane *lane, const void *task, const void *continuation);
/// The async context with which a suspended task goes on.
static inline const void *stress_task_context(const void *task) {
  return *(void *const *)((const char *)task + TASK_CONTEXT);
}
void stress_forget_task(stress_world *world, stress_task *task);
/// Calls a block of the main queue, or the function that `stress_main_call` has wrapped, and frees it.
void stress_call_block(void *block);
/// Puts a function with its context, or a block, on a queue: what the interposed calls do.
void stress_async_f(void *queue, void *context, dispatch_function work);
void stress_async(void *queue, void *block);
/// Dispatch's main queue, or null in a program without dispatch.
void *stress_main_queue(void);
/// Does what a timer of dispatch is due to do.
void stress_fire_dispatch_timer(stress_world *world, void *job);
/// Marks the jobs that `stress_fire_dispatch_timer` takes.
enum { DISPATCH_TIMER_TAG = 1 };
/// Looks at a task of which the runtime is about to be told that it hops.
void stress_note_switch(const void *resume, const void *context);
/// Looks at the same task once the runtime has parked it.
void stress_note_parked(const stress_world *world, const char *task);
extern bool stress_learning_parking;
/// Records an event of the last step; only while tracing.
void stress_record_event(stress_world *world, stress_event_kind kind, uint32_t task);
/// Records why a task became ready; only while tracing.
void stress_record_ready(stress_world *world, uint32_t task, stress_kind kind);
/// Records whose sleep the due timer of a job ends; only while tracing.
void stress_record_wake(stress_world *world, const void *job);
/// Records the frames at which an entry goes on; only while tracing.
void stress_record_frames(stress_world *world, const stress_entry *entry, stress_step *step);
/// Records the callers of an interposed function that makes a task; only while tracing.
#define stress_record_creation(world) \
  stress_record_creation_in((world), (uintptr_t)__builtin_frame_address(0))
void stress_record_creation_in(stress_world *world, uintptr_t frame);

// Shared by the files of this target only.
#pragma once
#define _GNU_SOURCE
#include "platform.h"
#include "CStressRuntime.h"
#include "originals.h"
#include "swift_abi.h"
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

// All code of this layer is in one section, so that a stack walk can skip it.
#pragma clang section text = "stress_text"
extern const char __start_stress_text[], __stop_stress_text[];
static inline bool stress_is_own_code(uintptr_t address) {
  return address >= (uintptr_t)__start_stress_text && address < (uintptr_t)__stop_stress_text;
}

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
/// The type of an object.
static inline uintptr_t stress_object_type(uintptr_t object) {
  return *(const uintptr_t *)(object + OBJECT_METADATA);
}
/// The function of a block, called with the block first.
static inline void *stress_block_function(const void *block) {
  return *(void *const *)((const char *)block + BLOCK_INVOKE);
}
/// Whether `async let` created the task.
static inline bool stress_is_async_let(const void *task) {
  return ((const uint32_t *)((const char *)task + JOB_FLAGS))[0] >> JOB_ASYNC_LET & 1;
}
static inline uint8_t stress_job_priority(const void *job) { return ((const uint8_t *)job)[JOB_PRIORITY]; }

/// Real-time signals of this layer, counted from `SIGRTMIN`.
enum { STRESS_SLICE_SIGNAL = 6, STRESS_WATCHDOG_SIGNAL = 7, STRESS_PARKING_SIGNAL = 8,
       STRESS_STACK_SIGNAL = 9 };
/// Whether the calling thread drives an iteration that can be ended early; false in a child of `vfork`.
bool stress_may_give_up(void);
/// The watch of the calling thread, or null.
struct stress_watch *stress_watch_of_thread(void);
/// Watches the calling thread too, once it runs the iteration of a watched thread.
void stress_watch_join(struct stress_watch *watch);
void stress_watch_part(void);
/// From now on the calling thread runs the iteration.
void stress_watch_follow(void);
/// Lets a thread use every processor, until it shares one with carriers again.
void stress_let_move(pid_t thread);
/// Maximum number of words that each library of the runtime stores per thread. Those of Swift 6.3 have four and two.
enum { STRESS_RUNTIME_WORDS = 64 };
/// What the concurrency runtime and the standard library store per thread; all zero for a new thread.
typedef struct { void *words[2][STRESS_RUNTIME_WORDS]; } stress_thread_words;
/// Replaces the words of the calling thread, and returns those before.
void stress_exchange_thread_words(stress_thread_words *words);
/// Replaces the bounds of the calling thread's stack, and returns the bounds before.
void stress_watch_exchange_stack(uintptr_t *low, uintptr_t *high);
/// The addresses of the image that holds an address.
void stress_image_range(uintptr_t address, uintptr_t *low, uintptr_t *high);
// Maximum number of frames kept for one step, one creation or one job in the middle.
enum { STRESS_KEPT_FRAMES = 24 };
/// Registers a new task; `name` may be null.
uint32_t stress_add_task(stress_world *world, void *task, const char *name);
/// Names a task or a thread.
void stress_name_task(stress_world *world, uint32_t number, const char *name);
/// Registers the clock as a task that nobody made.
uint32_t stress_add_clock(stress_world *world);
/// Makes the clock ready if a timer is set and its step has come; only if the iteration lets time pass.
void stress_offer_time(stress_world *world);
/// Whether nothing is ready but the clock, so that there is no work beside which time could pass.
bool stress_only_time_is_left(const stress_world *world);
/// Makes the clock unready.
void stress_withdraw_time(stress_world *world);
/// Runs a step of the clock.
void stress_pass_time(stress_world *world);
/// Draws a number below `bound` like `SeededRandom`: SplitMix64, and a multiplication instead of a remainder.
static inline uint32_t stress_draw(uint64_t *state, uint32_t bound) {
  uint64_t z = *state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (uint32_t)((unsigned __int128)(z ^ (z >> 31)) * bound >> 64);
}
/// The number of a task; registers a task that is not known yet.
uint32_t stress_task_number(stress_world *world, void *task);
/// The number of the last registered task at an address, or 0.
uint32_t stress_find_task(const stress_world *world, const void *task);
/// The next word of system randomness.
uint64_t stress_next_random(stress_world *world);
uint32_t stress_object_number(stress_world *world, uintptr_t identity, uintptr_t witness);
/// Makes a job ready after the current step.
void stress_defer(stress_world *world, void *job);
/// Makes an entry ready, or holds it until all entries that must run first have begun.
void stress_push(stress_world *world, stress_entry entry);
/// Makes entries ready that waited only for this put, which has run.
void stress_end_put(stress_world *world, uint8_t put);
/// Passes the known puts of the running task to a task that it has made or resumed.
void stress_pass_on_puts(stress_world *world, uint32_t task, stress_kind kind);
/// Adds the puts known on an actor to the task that is about to run there.
void stress_learn_puts(stress_world *world, const stress_entry *entry);
/// After a step: adds the task's known puts to the actor, and ends the put that the step has run.
void stress_leave_puts(stress_world *world, const stress_entry *entry);
/// Makes a job or a block of the main queue ready.
void stress_enqueue_main(stress_world *world, void *job, stress_kind kind);
/// Removes and returns the oldest ready block of the main queue, or null.
void *stress_take_main_block(stress_world *world);
void stress_put_in_inbox(stress_world *world, void *job);
bool stress_inbox_is_empty(const stress_world *world);
void stress_take_inbox(stress_world *world);
bool stress_task_is_complete(const void *task);
/// Stores a message that the Swift runtime, at `caller`, writes to standard error, for the report of the
/// iteration. Returns false if the bytes must be written to the descriptor instead.
bool stress_keep_words(int descriptor, const void *bytes, size_t count, void *caller);
/// Nanoseconds for which the calling thread stalls when its job next calls an actor, or 0.
extern __thread int64_t stress_hop_stall __attribute__((tls_model("initial-exec")));
/// Stalls the calling thread for `stress_hop_stall`, and resets it.
void stress_stall_at_hop(void);
/// Notes that a task of an iteration on real threads has made a continuation.
void stress_lane_note_continuation(stress_lane *lane, const void *task, const void *continuation);
/// The async context with which a suspended task resumes.
static inline const void *stress_task_context(const void *task) {
  return *(void *const *)((const char *)task + TASK_CONTEXT);
}
void stress_forget_task(stress_world *world, stress_task *task);
/// Calls and frees a block of the main queue, or a wrapped function.
void stress_call_block(void *block);
/// Begins a block of the main queue on the calling thread; returns whether the thread is in one already.
bool stress_enter_main_block(void);
/// Ends such a block.
void stress_leave_main_block(bool was_in_block);
/// Replaces whether the calling thread is in such a block, and returns whether it was.
void stress_exchange_main_block(bool *is_in_block);
/// Whether the calling thread, which is under control, runs what production runs on the main thread: code of the
/// main actor, or a block of the main queue.
bool stress_is_on_main(void);
/// The bodies of the interposed `dispatch_async_f` and `dispatch_async`.
void stress_async_f(void *queue, void *context, dispatch_function work);
void stress_async(void *queue, void *block);
/// Dispatch's main queue, or null in a program without dispatch.
void *stress_main_queue(void);
/// Submits the work of a dispatch timer that is due.
void stress_fire_dispatch_timer(stress_world *world, void *job);
/// Marks the pointers that are dispatch timers, not jobs.
enum { DISPATCH_TIMER_TAG = 1 };
/// Marks the pointers that are timers on descriptors.
enum { DESCRIPTOR_TIMER_TAG = 4 };
/// Lets the timer of a descriptor expire, because its virtual instant has come.
void stress_fire_descriptor_timer(void *job);
/// Marks the pointers that are timers of dispatch sources.
enum { SOURCE_TAG = 8 };
/// Lets the timer of a source fire, because its virtual instant has come.
void stress_fire_source(stress_world *world, void *job);
/// Submits the handlers of the sources whose descriptors are ready; whether there was any.
bool stress_poll_sources(stress_world *world);
void stress_drop_source_timer(void *job);
void stress_drop_descriptor_timer(void *job);
/// Observes the current task before it hops, to find its thread-local word.
void stress_note_switch(void);
/// Finds the offsets, one bit for each, at which a bit is set in complete tasks only. Complete and waiting tasks
/// alternate, unless all `have_ended`.
uint64_t stress_status_offsets(void *const *tasks, uint32_t count, int64_t bit, bool have_ended);
/// Counts a new world. While a world exists, hashes do not depend on addresses.
void stress_hashing_begin(void);
void stress_hashing_end(void);
/// Whether the byte at an offset of the hashing parameters is 1, as the flag is while a world exists.
bool stress_hashing_flag_is_at(int64_t offset);
extern bool stress_learning_parking;
/// Records an event of the last step; only while tracing.
void stress_record_event(stress_world *world, stress_event_kind kind, uint32_t task);
/// Records why a task became ready; only while tracing.
void stress_record_ready(stress_world *world, uint32_t task, stress_kind kind);
/// Records which task's sleep the due timer of a job ends; only while tracing.
void stress_record_wake(stress_world *world, const void *job);
/// Records the frames at which an entry resumes; only while tracing.
void stress_record_frames(stress_world *world, const stress_entry *entry, stress_step *step);
/// Records the callers of an interposed function that makes a task; only while tracing.
#define stress_record_creation(world) \
  stress_record_creation_in((world), (uintptr_t)__builtin_frame_address(0))
void stress_record_creation_in(stress_world *world, uintptr_t frame);

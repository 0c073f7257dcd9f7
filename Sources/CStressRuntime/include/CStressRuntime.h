// The binary interface of the Swift runtime, as far as control needs it.
//
// A *world* is what one thread knows while it drives an iteration: the entries that are ready, the
// tasks and actors seen so far, virtual time and the state of system randomness. Functions of the
// runtime, of libc and of dispatch are interposed; on a thread that drives no world they pass
// straight through.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// How an entry became ready.
typedef enum : uint8_t {
  STRESS_START,   ///< A task that was just made.
  STRESS_HOP,     ///< A task that changes the actor it runs on.
  STRESS_RESUME,  ///< A task whose continuation, child, group or timer is done.
  STRESS_YIELD,   ///< A task that gave way.
  STRESS_JOB,     ///< Work of the runtime that belongs to no task, such as an isolated deinit.
  STRESS_BLOCK,   ///< A block put on the main queue.
} stress_kind;

/// Something that can run next: as a rule a task, with where it runs and where it goes on.
typedef struct {
  void *job;           ///< The runtime's job; for `STRESS_BLOCK` the copied block.
  uintptr_t identity;  ///< First word of the serial executor that it runs on; 0 for none.
  uintptr_t witness;   ///< Second word of the same.
  uintptr_t resume;    ///< Address at which the task goes on, or 0.
  uint32_t task;       ///< Logical number of the task from 1, or 0 for none.
  uint32_t object;     ///< Logical number of the actor or executor from 1, or 0 for none.
  uint32_t creator;    ///< For `STRESS_START`: the task that made this one.
  uint32_t priority;   ///< The runtime's priority of the job, 0 to 255.
  uint8_t put;         ///< For a put (`order.c`): its bit in the sets of known puts, from 1, or 0.
  stress_kind kind;
} stress_entry;

/// What is known of the last continuation that a task has made.
typedef enum : uint8_t {
  STRESS_CONTINUATION_UNKNOWN,
  STRESS_CONTINUATION_WAITS,
  STRESS_CONTINUATION_RESUMED,
} stress_continuation;

/// A task seen in this world.
typedef struct {
  void *task;        ///< The runtime's object; dangling once `done`.
  uint32_t parent;   ///< Logical number of the creator, or 0.
  uint32_t ordinal;  ///< Which of its creator's tasks it is, from 1.
  uint32_t name;     ///< Offset of its name in `names`, or `UINT32_MAX` when it has none.
  uint32_t children; ///< Tasks made by this one so far.
  uint32_t steps;    ///< Steps run by it in the present phase.
  uint32_t phase;    ///< `stress_world.phase` when it was made.
  uint64_t knows;    ///< Puts that came before all that it does from now on.
  uint32_t wakes;    ///< While tracing: the task whose sleep this one ends, or 0.
  uint32_t frame;    ///< While tracing: offset of the frames that made it in `stress_world.frames`.
  uint32_t frame_count;
  bool retained;     ///< Whether the world holds a reference.
  bool done;         ///< Whether it has completed.
  bool cancelled;    ///< While tracing: whether its cancellation is recorded.
  stress_continuation continuation;
} stress_task;

/// An actor or executor seen in this world; its memory is kept from reuse until the world is reset.
typedef struct {
  uintptr_t identity;
  uintptr_t metadata;  ///< Type of the object, or 0 for the main actor.
  uint64_t knows;      ///< Puts that came before all that runs on it from now on.
} stress_object;

/// One choice among several entries; always recorded.
typedef struct {
  uint32_t index;  ///< Which entry was taken.
  uint32_t ready;  ///< How many there were.
  uint32_t task;   ///< Whose entry it was.
} stress_choice;

/// One step, as kept while `stress_world.tracing` is set.
typedef struct {
  int64_t now;        ///< Virtual nanoseconds since the start of the world.
  uintptr_t resume;
  uint32_t task;
  uint32_t object;
  uint32_t ready;     ///< Number of entries that it was chosen from.
  uint32_t index;     ///< Which of them it was.
  uint32_t set;       ///< Offset of their task numbers in `ready_sets`.
  uint32_t frame;     ///< Offset of the frames at which the task goes on in `frames`.
  uint32_t frame_count;
  stress_kind kind;
} stress_step;

/// What a step did to another task.
typedef enum : uint8_t {
  STRESS_EVENT_START,    ///< The step made the task.
  STRESS_EVENT_RESUME,   ///< The step resumed the task.
  STRESS_EVENT_CANCEL,   ///< The step cancelled the task.
  STRESS_EVENT_MISUSE,   ///< The step resumed a continuation of the task for the second time.
} stress_event_kind;

/// One event, as kept while `stress_world.tracing` is set.
typedef struct {
  uint32_t step;  ///< Number of the step from 1, or 0 for an event before the first one.
  uint32_t task;  ///< Logical number of the task that it happened to.
  stress_event_kind kind;
} stress_event;

/// A timer that a sleeping task has set.
typedef struct {
  const void *job;
  uint32_t task;
} stress_sleep;

/// Why `stress_drive` came back.
typedef enum : uint8_t {
  STRESS_IDLE,   ///< Nothing is ready, and `idle` released nothing.
  STRESS_LIMIT,  ///< The step limit was reached.
  STRESS_HALT,   ///< A callback called `stress_halt`.
} stress_stop;

/// How a step chooses among several entries.
typedef enum : uint8_t {
  STRESS_ASK,     ///< `choose` says.
  STRESS_FIRST,   ///< The one that has been ready for longest.
  STRESS_RANDOM,  ///< Each with equal probability, from `walk_state`.
} stress_rule;

/// One number by address; empty when it is of another generation.
typedef struct {
  uintptr_t key;
  uint32_t value, generation;
} stress_slot;

typedef struct stress_map {
  stress_slot *_Nullable slots;
  uint32_t capacity, count;
} stress_map;

/// How an iteration goes on, or that it does not.
typedef enum : uint32_t {
  STRESS_GOES_ON,
  STRESS_CRASHED,  ///< A fatal signal, a misuse that corrupts memory, or an end of the process.
  STRESS_HUNG,     ///< It waits for what cannot come, or spins.
} stress_fate;

enum { STRESS_FRAMES = 64, STRESS_REASON = 256, STRESS_WORDS = 1024, STRESS_GAVE_UP_STATUS = 113 };

/// What others may know of the iteration that a thread drives; can lie in memory shared with another
/// process.
typedef struct {
  uint64_t beat;         ///< Changes with every step.
  int64_t iteration;     ///< Which iteration is run, or -1 for none.
  bool stop;             ///< Whether the driving thread should stop after this iteration.
  stress_fate fate;
  int32_t signal;        ///< The fatal signal, or 0.
  bool overflowed;       ///< Whether it came from the end of the stack.
  char reason[STRESS_REASON];  ///< Why it was given up, or the empty text.
  uint32_t subject;      ///< Number of the task that `reason` names, or 0.
  uint32_t frame_count;
  uintptr_t frames[STRESS_FRAMES];  ///< Where it stood, innermost first.
  bool keeps_words;      ///< Whether messages of the Swift runtime go to `words`, not to standard error.
  uint32_t word_count;   ///< Bytes in `words`.
  char words[STRESS_WORDS];  ///< Messages of the Swift runtime during this iteration; excess is dropped.
} stress_progress;

/// Handle by which a monitor thread waits for and interrupts the driving thread.
typedef struct stress_watch stress_watch;

/// How something left control.
typedef enum : uint32_t {
  STRESS_ESCAPE_THREAD,   ///< A thread was started.
  STRESS_ESCAPE_QUEUE,    ///< Work was put on a dispatch queue other than the main one.
  STRESS_ESCAPE_SOURCE,   ///< A dispatch source was made: a timer, a signal, a descriptor.
  STRESS_ESCAPE_CHANNEL,  ///< Input or output was started through dispatch.
  STRESS_ESCAPE_PROCESS,  ///< A process was started.
  STRESS_ESCAPE_CONNECTION,  ///< A socket was connected, or listens.
  STRESS_ESCAPE_WAIT,     ///< The thread blocked until something outside control came.
  STRESS_ESCAPE_HOOK,     ///< A hook of the runtime was taken.
  STRESS_ESCAPE_CLOCK,    ///< A timer was set by a clock whose durations cannot be understood.
  STRESS_ESCAPE_TIMER,    ///< A timer of the operating system was set.
} stress_escape_kind;

// Places that are told apart in one iteration, and frames that are kept of each.
enum { STRESS_ESCAPE_LIMIT = 32, STRESS_ESCAPE_FRAMES = 28 };

/// Something that left control at one place.
typedef struct {
  stress_escape_kind kind;
  uint32_t count;        ///< How often.
  uint32_t frame_count;
  uintptr_t frames[STRESS_ESCAPE_FRAMES];  ///< Addresses inside the calls, innermost first.
} stress_escape;

// Real nanoseconds that one iteration waits for what is outside control.
#define STRESS_OUTSIDE_PATIENCE 2000000000   ///< For what it has started itself.
#define STRESS_STRANGER_PATIENCE 200000000   ///< For what others may do.
#define STRESS_LOCK_PATIENCE 2000000000      ///< For a lock, whose holder may just have lost its processor.
#define STRESS_CLOCK_PATIENCE 500000000      ///< Before time moves on without what it has started.
#define STRESS_UNWATCHED_PATIENCE 86400000000000  ///< In a blocking call of a thread that nobody watches.
#define STRESS_BLOCKED_PATIENCE 10000000000  ///< In one blocking call, for what it has started itself.

/// A fault of control that a test makes on purpose, to see that it is noticed.
typedef enum : uint8_t {
  STRESS_NO_CANARY,
  STRESS_CANARY_SHARED_STEP,  ///< The job of an actor's queue runs all of the queue's tasks.
  STRESS_CANARY_EMPTY_STEP,   ///< Resumptions of tasks are not seen.
} stress_canary;

typedef struct stress_world {
  uintptr_t executor_identity, executor_witness;  ///< Words of the task executor.
  uintptr_t park_identity, park_witness;          ///< Words of the serial executor that parks.
  void *context;                                  ///< Passed to both callbacks.
  uint32_t (*choose)(void *context, const stress_entry *ready, uint32_t count);
  bool (*idle)(void *context);                    ///< Releases timers; false when there are none.
  void (*set_timer)(void *context, void *job, int64_t due);  ///< Makes `stress_release_timer` be called.
  void (*_Nullable reach_main_actor)(void *context);  ///< An iteration first uses the main actor.

  stress_rule rule;       ///< Of the present phase.
  uint64_t walk_state;    ///< Of the random numbers of `STRESS_RANDOM`.

  int64_t now;            ///< Virtual nanoseconds since the start of the world.
  uint64_t random_state;
  uint64_t rand_state;    ///< Of the C library's generators; 0 until they are used.
  uint64_t digest;
  uint32_t phase;         ///< Stamped on tasks that are made from now on.
  uint32_t running;       ///< Task of the current or last step, or 0.
  bool tracing, halted;
  bool parks_by_runtime;  ///< Tasks are not parked by hand, even where that is possible.
  bool creating;          ///< Inside the creation of a task: what becomes ready is new.
  bool yielding;          ///< Inside a job that resumes a task that yielded.
  bool on_main_queue;     ///< Inside a block of the main queue.
  bool is_forked;         ///< In a child of `fork`: this copy must not go on with the iteration.
  bool draining;          ///< Inside a job that runs an actor's own queue.
  stress_canary canary;   ///< Kept by `stress_world_reset`.
  bool between_steps;     ///< A timer or another thread makes tasks ready, not the last step.

  int64_t steps;          ///< Steps run since the last `stress_begin_phase`.
  int64_t own_calls;      ///< Calls of the present step that stayed on the actor that the task is on.
  int64_t shared_steps;   ///< Steps of a task in which none or several ran, and tasks that ran in no step.
  int64_t replaced_executors;        ///< Tasks whose own executor preference was overwritten.
  uintptr_t replaced_executor_type;  ///< Type of the first such executor.
  int64_t foreign_jobs;   ///< Jobs that came from threads that do not drive this world.
  stress_escape *_Nullable escapes;  ///< What left control, in the order of the first times.
  uint32_t escape_count;
  uint32_t unlisted_escapes;         ///< So many more were beyond `STRESS_ESCAPE_LIMIT`.
  int64_t waited;         ///< Real nanoseconds that were spent waiting for what is outside.

  stress_entry *_Nullable ready; uint32_t ready_count, ready_capacity;
  stress_entry *_Nullable held; uint32_t held_count, held_capacity;
  uint32_t put_count;         ///< Puts among both.
  uint64_t puts, used_puts;   ///< Bits of these puts, and bits that some task may still know.
  void *_Nonnull *_Nullable deferred; uint32_t deferred_count, deferred_capacity;
  stress_task *_Nullable tasks; uint32_t task_count, task_capacity;
  stress_object *_Nullable objects; uint32_t object_count, object_capacity;
  char *_Nullable names; uint32_t names_count, names_capacity;
  stress_step *_Nullable trace; uint32_t trace_count, trace_capacity;
  uint32_t *_Nullable ready_sets; uint32_t ready_sets_count, ready_sets_capacity;
  stress_event *_Nullable events; uint32_t event_count, event_capacity;
  uintptr_t *_Nullable frames; uint32_t frame_count, frame_capacity;
  stress_sleep *_Nullable sleeps; uint32_t sleep_count, sleep_capacity;
  uint32_t creation, creation_count;  ///< Frames that make the task that is being made.
  stress_choice *_Nullable choices; uint32_t choice_count, choice_capacity;
  stress_map task_map, object_map;
  uint32_t generation;
  uint32_t last_object;   ///< The one that was asked for last, when there is any.

  uintptr_t target_identity, target_witness, target_resume;  ///< Where the parking task goes.
  uintptr_t drained_resume;         ///< Where a task from an actor's own queue goes on.
  uint32_t live[2];                 ///< Tasks not completed, by phase 0 and later.
  uintptr_t base;                   ///< Frame of the loop: what is called from there is not its own.
  uint32_t resumptions, depth;      ///< Of the current step.
  void *_Nullable resumed;
  struct stress_inbox *inbox;
  /// Where the runtime keeps the driving thread's current task; null unless tasks are parked by hand.
  void *_Nullable *_Nullable current_task;
  stress_progress *_Nullable progress;  ///< Where the steps are told to others, if anywhere.
} stress_world;

stress_world *stress_world_create(void);
void stress_world_destroy(stress_world *world);
/// Forgets tasks, actors, trace and time, and keeps the buffers.
void stress_world_reset(stress_world *world, uint64_t random_seed);
/// Lets go of tasks that are not done; their memory leaks if they never end.
void stress_world_abandon(stress_world *world);

/// Says that the iteration is over, for threads that still work for it; from any thread.
///
/// Such a thread is parked for good when it uses the processor without ever waiting.
void stress_forget_outside(stress_world *world);
/// Threads of this process that were parked so.
uint32_t stress_parked_threads(void);

void stress_enter(stress_world *world);
void stress_leave(void);
stress_world *_Nullable stress_current(void);

/// Takes a job that the runtime hands to the task executor; from any thread.
void stress_enqueue(stress_world *world, void *job);
/// Takes a task that was parked on its way to the actor noted by the interposed switch.
void stress_enqueue_parked(stress_world *world, void *job);
/// Takes a job whose timer is due.
void stress_release_timer(stress_world *world, void *job);
/// Notes, while tracing, that the running task sleeps until a job's timer is due.
void stress_note_sleep(stress_world *world, const void *job);
/// Records, while tracing, which tasks the last step has cancelled.
void stress_note_cancellations(stress_world *world);
/// Forgets a timer that has not been due; only those that `stress_world.set_timer` was called for.
void stress_drop_timer(void *job);

/// Starts counting steps anew, for tasks made from now on.
void stress_begin_phase(stress_world *world, uint32_t phase);
/// Runs steps until nothing is ready, the limit is reached or a callback halts.
stress_stop stress_drive(stress_world *world, int64_t step_limit);
void stress_halt(stress_world *world);

/// Notes which tasks have completed without a step of their own.
void stress_sweep(stress_world *world);

/// Whether nothing is ready or waits to become so, and every task has completed.
bool stress_is_empty(stress_world *world);

/// Cancels every task that is not done.
void stress_cancel_all(stress_world *world);

/// The addresses at which a suspended task, and those that await it in turn, go on.
uint32_t stress_async_frames(const void *task, uintptr_t *frames, uint32_t limit);

/// Makes the runtime's hook for its global executor point here; again before every iteration, since
/// code may replace it. Returns the function that had taken it, or 0 when it was in place.
uintptr_t stress_install_hook(void);
/// The same, and gives the other hooks back what they had when control was installed.
uintptr_t stress_install_hooks(void);

/// Notes that something escaped control by naming a function; 0 for none.
void stress_note_escape_to(stress_world *world, stress_escape_kind kind, uintptr_t function);
/// Waits a bounded real time until a job comes from outside, or nothing is left that could send one.
///
/// Before time moves on, only what the iteration has started itself is waited for, and shortly; for the
/// last time, before it is said that no task can run, all that could send a job. Returns whether one came.
bool stress_wait_outside(stress_world *world, bool for_the_last_time);
/// Notes the option kind of the next task made with the executor whose first word is `identity`.
void stress_learn_executor_option(uintptr_t identity);
bool stress_executor_option_is_known(void);
/// Learns where a task says that it is complete, from tasks that by turns are and wait.
///
/// By turns, because the tasks' own addresses are among the words looked at, and those of tasks made
/// one after the other have bits in common. Returns whether exactly one place fits.
bool stress_learn_completion(void *_Nonnull const *_Nonnull tasks, uint32_t count);
/// Starts finding out how a task can be parked without the runtime's help, from tasks that hop.
void stress_begin_learning_parking(void);
/// Ends it, outside the tasks that hopped. Returns whether tasks are parked by hand from now on.
bool stress_end_learning_parking(void);
/// Where the runtime keeps the calling thread's current task, or null when it is not known.
void *_Nullable *_Nullable stress_current_task_slot(void);
/// Leaves parking to the runtime again.
void stress_forget_parking(void);
/// Notes how the runtime runs a job on a dispatch queue, while `on`.
void stress_learn_run_job(bool on);
/// Whether hashing was made deterministic before any Swift code ran.
bool stress_hashing_is_deterministic(void);
/// Number of functions in the list of `interposed.h`.
uint32_t stress_interposed_count(void);
/// Name of a function in that list, as the linker knows it.
const char *stress_interposed_symbol(uint32_t index);
/// Name of the group that the function belongs to.
const char *stress_interposed_group(uint32_t index);
/// Whether calls of the function reach this layer, from the program and from its libraries. A function
/// that no loaded library has cannot be called and counts as reached.
bool stress_is_reached(uint32_t index);
/// Name of the first interposed function whose calls go elsewhere, or null when all are reached.
const char *_Nullable stress_unreached_function(void);
/// File of the concurrency library, or null when it is linked statically.
const char *_Nullable stress_concurrency_library(void);
/// The sanitizer that this program is built with, or null.
const char *_Nullable stress_sanitizer(void);
/// First word of the main actor's executor.
void stress_set_main_executor(uintptr_t identity, uintptr_t witness);

/// Maps a record that is shared through a file, or with -1 one for this process alone.
stress_progress *_Nullable stress_progress_map(int descriptor);
/// A file in memory that a record can be shared through, or -1.
int stress_progress_file(void);
void stress_progress_unmap(stress_progress *progress);
uint64_t stress_progress_beat(const stress_progress *progress);
bool stress_progress_should_stop(const stress_progress *progress);
void stress_progress_set_stop(stress_progress *progress, bool stop);

/// Makes the calling thread one that is frozen, not ended, when what it drives crashes.
stress_watch *stress_watch_begin(stress_progress *progress);
/// Ends that; on the same thread.
void stress_watch_end(stress_watch *watch);
/// Waits, on another thread, until the watched one is frozen or `stress_watch_wake` was called.
/// Returns false when the time is over first.
bool stress_watch_wait(stress_watch *watch, int64_t milliseconds);
void stress_watch_wake(stress_watch *watch);
/// Whether the calling thread is watched.
bool stress_is_watched(void);
/// Processor time of the watched thread so far, in nanoseconds.
int64_t stress_watch_processor_time(const stress_watch *watch);
/// Whether the watched thread waits in the kernel, so that it would not run on an idle machine either.
bool stress_watch_is_blocked(const stress_watch *watch);
/// Freezes the watched thread as hung, wherever it is.
void stress_watch_interrupt(stress_watch *watch);
/// Freezes the calling thread, whose iteration can neither go on nor be unwound. Never returns.
///
/// What is named as the place is what has called the function that gives up.
#define stress_give_up(fate, reason) \
  stress_give_up_in((fate), (reason), (uintptr_t)__builtin_frame_address(0))
_Noreturn void stress_give_up_in(stress_fate fate, const char *reason, uintptr_t frame);
/// Return addresses found by frame pointers that lie between two ends of a stack, `pc` first and
/// without the one into the frame at the high end.
uint32_t stress_walk(uintptr_t pc, uintptr_t frame, uintptr_t low, uintptr_t high, uintptr_t *frames,
                     uint32_t limit);
/// Name of the image that holds an address, empty for the executable, or null; valid while it is loaded.
const char *_Nullable stress_image_of(uintptr_t address, uintptr_t *base);
/// Load address of the image with a name; returns whether there is one.
bool stress_image_base(const char *name, uintptr_t *base);
/// Ends this process with the command that started it, leaves no core behind, and writes line by line.
void stress_become_worker(void);
/// Ends this process at once, whatever its threads hold.
_Noreturn void stress_end_process(void);

#pragma clang assume_nonnull end

#include "lanes.h"

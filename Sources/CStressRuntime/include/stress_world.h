// The state of one iteration, and the records that it is made of.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// How an entry became ready.
typedef enum : uint8_t {
  STRESS_START,   ///< A new task.
  STRESS_HOP,     ///< A task that changes its actor.
  STRESS_RESUME,  ///< A task whose continuation, child, group or timer has finished.
  STRESS_YIELD,   ///< A task that called `Task.yield()`.
  STRESS_JOB,     ///< A job of the runtime without a task, such as an isolated deinit.
  STRESS_BLOCK,   ///< A block on the main queue.
  STRESS_TIME,    ///< The clock: virtual time goes on to the next timer.
  STRESS_INSIDE,  ///< A task that was left in the middle of a job.
  STRESS_QUEUED,  ///< Work of a dispatch queue other than the main one.
} stress_kind;

/// Something that can run next: usually a task, with its actor.
typedef struct {
  void *job;           ///< The runtime's job; for `STRESS_BLOCK` the copied block.
  uintptr_t identity;  ///< First word of its serial executor; 0 for none.
  uintptr_t witness;   ///< Second word of the same.
  uint32_t task;       ///< Logical number of the task from 1, or 0 for none.
  uint32_t object;     ///< Logical number of the actor or executor from 1, or 0 for none.
  uint32_t creator;    ///< For `STRESS_START`: the task that made this one.
  uint32_t priority;   ///< The runtime's priority of the job, 0 to 255.
  uint8_t put;         ///< For a put (`order.c`): its bit in the sets of known puts, from 1, or 0.
  stress_kind kind;
} stress_entry;

/// State of the last continuation that a task made.
typedef enum : uint8_t {
  STRESS_CONTINUATION_UNKNOWN,
  STRESS_CONTINUATION_WAITS,
  STRESS_CONTINUATION_RESUMED,
} stress_continuation;

/// A task seen in this world.
typedef struct {
  void *task;        ///< The runtime's object; not valid when `done` is set.
  uint32_t parent;   ///< Logical number of the creator, or 0.
  uint32_t ordinal;  ///< Number among its creator's tasks, from 1.
  uint32_t name;     ///< Offset of its name in `names`, or `UINT32_MAX` when it has none.
  uint32_t children; ///< Tasks made by this one so far.
  uint32_t steps;    ///< Its steps in the current phase.
  uint32_t stops;    ///< Those of them that ended at a point at which the task was left.
  uint32_t jobs;     ///< Its jobs in the current phase. A job may be several steps.
  uint32_t points;   ///< Points that its job has passed at the end of the last step.
  uint32_t phase;    ///< Value of `stress_world.phase` at its creation.
  uint64_t knows;    ///< Puts that came before all further work of the task.
  uint32_t wakes;    ///< While tracing: number of the task whose sleep this one ends, or 0.
  uint32_t frame;    ///< While tracing: offset in `stress_world.frames` of the frames that made it.
  uint32_t frame_count;
  bool retained;     ///< Whether the world holds a reference.
  bool done;         ///< Set when the task, thread or block has ended.
  bool is_thread;    ///< A thread or a block of a dispatch queue, for which `task` is null.
  bool cancelled;    ///< While tracing: whether its cancellation is recorded.
  stress_continuation continuation;
} stress_task;

/// An actor or executor seen in this world. The world keeps its memory from reuse until the next reset.
typedef struct {
  uintptr_t identity;
  uintptr_t metadata;  ///< Type of the object, or 0 for the main actor.
  uint64_t knows;      ///< Puts that came before all further work on the actor.
} stress_object;

/// One choice among several entries; always recorded.
typedef struct {
  uint32_t index;  ///< Position of the chosen entry.
  uint32_t ready;  ///< Number of entries.
  uint32_t task;   ///< Task of the chosen entry.
  uint32_t stays;  ///< Points inside jobs since the previous choice at which the task was not left.
  bool inside;     ///< Whether the task was in the middle of a job and left it.
} stress_choice;

/// One step; recorded while `stress_world.tracing` is set.
typedef struct {
  int64_t now;        ///< Virtual nanoseconds since the start of the world.
  uint32_t task;
  uint32_t object;
  uint32_t ready;     ///< Number of ready entries.
  uint32_t index;     ///< Position of the chosen entry.
  uint32_t set;       ///< Offset in `ready_sets` of the numbers of the ready tasks.
  uint32_t left;      ///< Number of the point at which the step was left in the middle, from 1, or 0.
  uint32_t frame;     ///< Offset in `frames` of the frames at which the task resumes.
  uint32_t frame_count;
  stress_kind kind;
} stress_step;

/// The kind of a wait in the middle of a job.
typedef enum : uint8_t {
  STRESS_WAIT_MUTEX,       ///< A mutex of the C library.
  STRESS_WAIT_WORD,        ///< A lock whose word contains its holder, such as `Mutex`.
  STRESS_WAIT_READ_WRITE,  ///< A lock for one writer or several readers.
  STRESS_WAIT_CONDITION,
  STRESS_WAIT_SEMAPHORE,
  STRESS_WAIT_GROUP,       ///< A group of dispatch.
  STRESS_WAIT_THREAD,      ///< The end of a thread.
  STRESS_WAIT_QUEUE,       ///< A turn on a dispatch queue.
  STRESS_WAIT_CALL,        ///< The return of a call of the system.
  STRESS_WAIT_SLEEP,       ///< Nothing but time.
} stress_wait_kind;

/// An effect of a step on another task or on a stream.
typedef enum : uint8_t {
  STRESS_EVENT_START,    ///< The step made the task.
  STRESS_EVENT_RESUME,   ///< The step resumed the task.
  STRESS_EVENT_CANCEL,   ///< The step cancelled the task.
  STRESS_EVENT_MISUSE,   ///< The step resumed a continuation of the task for the second time.
  STRESS_EVENT_YIELD,    ///< The step yielded an element to an asynchronous stream; no task.
  STRESS_EVENT_FINISH,   ///< The step finished an asynchronous stream; no task.
  STRESS_EVENT_WAIT,     ///< The step waits in the middle; the task is the one that holds what it waits for.
} stress_event_kind;

/// One event; recorded while `stress_world.tracing` is set.
typedef struct {
  uint32_t step;  ///< Number of the step from 1, or 0 for an event before the first one.
  uint32_t task;  ///< Logical number of the task that it happened to, or 0.
  stress_event_kind kind;
  stress_wait_kind wait;  ///< For `STRESS_EVENT_WAIT`.
} stress_event;

/// A timer that a sleeping task has set.
typedef struct {
  const void *job;
  uint32_t task;
} stress_sleep;

/// The instant of a timer that is never due.
#define STRESS_NEVER INT64_MAX

/// Why `stress_drive` returned.
typedef enum : uint8_t {
  STRESS_IDLE,   ///< Nothing is ready, and `idle` released no timer.
  STRESS_LIMIT,  ///< The step limit was reached.
  STRESS_HALT,   ///< A callback called `stress_halt`.
  STRESS_HANDED_ON,  ///< Another carrier goes on; never returned by `stress_drive`.
} stress_stop;

/// Rule by which a step chooses among several entries.
typedef enum : uint8_t {
  STRESS_ASK,     ///< The callback `choose`.
  STRESS_FIRST,   ///< The entry that became ready first.
  STRESS_RANDOM,  ///< Any entry with equal probability, from `walk_state`.
} stress_rule;

/// One slot of a hash table from addresses to numbers; empty unless it has the current generation.
typedef struct {
  uintptr_t key;
  uint32_t value, generation;
} stress_slot;

typedef struct stress_map {
  stress_slot *_Nullable slots;
  uint32_t capacity, count;
} stress_map;

/// Whether an iteration is still running or how it ended.
typedef enum : uint32_t {
  STRESS_GOES_ON,
  STRESS_CRASHED,  ///< A fatal signal, a misuse that corrupts memory, or a call of `exit`.
  STRESS_HUNG,     ///< A wait that nothing can end, or an endless loop.
} stress_fate;

enum { STRESS_FRAMES = 64, STRESS_REASON = 256, STRESS_WORDS = 1024, STRESS_GAVE_UP_STATUS = 113 };

/// Progress of the iteration that a thread drives, for other threads; may be in memory that is shared with
/// another process.
typedef struct {
  uint64_t beat;         ///< Changes with every step.
  int64_t iteration;     ///< Number of the current iteration, or -1.
  bool stop;             ///< Whether the driving thread should stop after this iteration.
  stress_fate fate;
  int32_t signal;        ///< The fatal signal, or 0.
  bool overflowed;       ///< Whether a stack overflow caused the signal.
  char reason[STRESS_REASON];  ///< Why this layer ended the iteration, or the empty text.
  uint32_t subject;      ///< Number of the task that `reason` names, or 0.
  uint32_t frame_count;
  uintptr_t frames[STRESS_FRAMES];  ///< Return addresses of the stopped thread, innermost first.
  bool keeps_words;      ///< Whether messages of the Swift runtime go to `words`, not to standard error.
  uint32_t word_count;   ///< Bytes in `words`.
  char words[STRESS_WORDS];  ///< Messages of the Swift runtime in this iteration; more is dropped.
} stress_progress;

/// Handle by which a monitor thread waits for and interrupts the driving thread.
typedef struct stress_watch stress_watch;

/// The way in which code under test left control.
typedef enum : uint32_t {
  STRESS_ESCAPE_THREAD,   ///< It started a thread.
  STRESS_ESCAPE_QUEUE,    ///< It put work on a dispatch queue other than the main one.
  STRESS_ESCAPE_SOURCE,   ///< It created a dispatch source: for a timer, a signal or a descriptor.
  STRESS_ESCAPE_CHANNEL,  ///< It started input or output through dispatch.
  STRESS_ESCAPE_PROCESS,  ///< It started a process.
  STRESS_ESCAPE_CONNECTION,  ///< It connected a socket or listened on one.
  STRESS_ESCAPE_WAIT,     ///< It blocked until something outside control ended the wait.
  STRESS_ESCAPE_HOOK,     ///< It replaced a hook of the runtime.
  STRESS_ESCAPE_CLOCK,    ///< It slept on a clock with durations of an unknown type.
  STRESS_ESCAPE_TIMER,    ///< It set a timer of the operating system.
  STRESS_ESCAPE_EXECUTOR,  ///< Its own executor ran a task on a thread outside control.
} stress_escape_kind;

// Maximum number of listed places in one iteration, and of frames kept for each.
enum { STRESS_ESCAPE_LIMIT = 32, STRESS_ESCAPE_FRAMES = 28 };

/// An escape from control at one place of the code.
typedef struct {
  stress_escape_kind kind;
  uint32_t count;        ///< Number of occurrences.
  uint32_t frame_count;
  uintptr_t frames[STRESS_ESCAPE_FRAMES];  ///< Addresses of the calls, innermost first.
} stress_escape;

// Limits, in real nanoseconds, for waiting for work outside control.
#define STRESS_OUTSIDE_PATIENCE 2000000000   ///< For work that the iteration started; in total.
#define STRESS_STRANGER_PATIENCE 200000000   ///< For work that the iteration did not start.
#define STRESS_LOCK_PATIENCE 2000000000      ///< For a lock: its holder may be waiting to run.
#define STRESS_CLOCK_PATIENCE 500000000      ///< Before virtual time moves although work still runs.
#define STRESS_UNWATCHED_PATIENCE 86400000000000  ///< For a blocking call without a monitor thread.
#define STRESS_BLOCKED_PATIENCE 10000000000  ///< For one blocking call that started work may end.

/// A fault of control that a test plants, to check that it is detected.
typedef enum : uint8_t {
  STRESS_NO_CANARY,
  STRESS_CANARY_SHARED_STEP,  ///< A step also runs another ready task.
  STRESS_CANARY_EMPTY_STEP,   ///< Resumptions of tasks are not counted, so steps look empty.
} stress_canary;

typedef struct stress_world {
  uintptr_t executor_identity, executor_witness;  ///< Words of the task executor.
  uintptr_t park_identity, park_witness;          ///< Words of the serial executor for parked tasks.
  void *context;                                  ///< Passed to the callbacks.
  uint32_t (*choose)(void *context, const stress_entry *ready, uint32_t count);
  bool (*idle)(void *context);                    ///< Releases the next timers; false when there are none.
  void (*pass)(void *context);                    ///< Releases the next timers, while other entries are ready.
  void (*set_timer)(void *context, void *job, int64_t due);  ///< Must call `stress_release_timer` when due.
  void (*_Nullable reach_main_actor)(void *context);  ///< Called at the first use of the main actor.

  stress_rule rule;       ///< Rule of the current phase.
  uint64_t walk_state;    ///< State of the random numbers for `STRESS_RANDOM`.

  int64_t now;            ///< Virtual nanoseconds since the start of the world.
  int64_t next_due;       ///< When the next timer is due, or `STRESS_NEVER`.
  uint64_t clock_state;   ///< State of the random numbers for the steps at which the clock becomes ready.
  uint32_t clock_spread;  ///< The clock becomes ready after fewer steps than this.
  uint32_t passes_left;   ///< How often time may still pass in this phase while other entries are ready.
  uint32_t clock;         ///< Number of the clock among the tasks, or 0 before its first use.
  bool clock_is_ready;
  int64_t clock_from;     ///< The step from which the clock is ready.
  uint64_t random_state;
  uint64_t rand_state;    ///< State of the C library's generators; 0 before their first use.
  uint64_t digest;
  uint32_t phase;         ///< Phase of the tasks created from now on.
  uint32_t running;       ///< Task of the current or last step, or 0.
  bool tracing, halted;
  bool parks_by_runtime;  ///< The runtime parks tasks, even if this layer could.
  bool creating;          ///< Inside the creation of a task: a task that becomes ready is new.
  bool yielding;          ///< Inside a job that resumes a task after `Task.yield()`.
  bool is_forked;         ///< In a child of `fork`: this copy must not go on with the iteration.
  bool draining;          ///< Inside a job that runs an actor's queue.
  stress_canary canary;   ///< Kept by `stress_world_reset`.
  bool between_steps;     ///< A timer or another thread makes tasks ready, not the last step.

  int64_t steps;          ///< Steps run since the last `stress_begin_phase`.
  int64_t own_calls;      ///< Calls in the current step that stayed on the task's actor.
  int64_t shared_steps;   ///< Steps that ran no task or several, and tasks that ran outside steps.
  int64_t replaced_executors;        ///< Tasks whose executor preference this layer replaced.
  uintptr_t replaced_executor_type;  ///< Type of the first replaced executor.
  int64_t foreign_jobs;   ///< Jobs from threads that do not drive this world.
  stress_escape *_Nullable escapes;  ///< Escapes from control, in the order of first occurrence.
  uint32_t escape_count;
  uint32_t unlisted_escapes;         ///< Number of escapes beyond `STRESS_ESCAPE_LIMIT`.
  int64_t waited;         ///< Real nanoseconds spent waiting for work outside control.

  stress_entry *_Nullable ready; uint32_t ready_count, ready_capacity;
  stress_entry *_Nullable held; uint32_t held_count, held_capacity;
  uint32_t put_count;         ///< Puts among both.
  uint64_t puts, used_puts;   ///< Bits of these puts, and bits that a task may still know.
  void *_Nonnull *_Nullable deferred; uint32_t deferred_count, deferred_capacity;
  stress_task *_Nullable tasks; uint32_t task_count, task_capacity;
  stress_object *_Nullable objects; uint32_t object_count, object_capacity;
  char *_Nullable names; uint32_t names_count, names_capacity;
  stress_step *_Nullable trace; uint32_t trace_count, trace_capacity;
  uint32_t *_Nullable ready_sets; uint32_t ready_sets_count, ready_sets_capacity;
  stress_event *_Nullable events; uint32_t event_count, event_capacity;
  uintptr_t *_Nullable frames; uint32_t frame_count, frame_capacity;
  stress_sleep *_Nullable sleeps; uint32_t sleep_count, sleep_capacity;
  uint32_t creation, creation_count;  ///< Frames of the callers that are making a task now.
  stress_choice *_Nullable choices; uint32_t choice_count, choice_capacity;
  stress_map task_map, object_map;
  uint32_t generation;
  uint32_t last_object;   ///< Number of the object that was looked up last.

  bool takes_points;      ///< Whether the phase has points inside jobs.
  bool has_points;        ///< Whether a job has passed a point since the last reset.
  bool on_carriers;       ///< Whether the body runs on carriers, so that a job can be left in the middle.
  bool all_on_carriers;   ///< Whether the other phases do so too.
  bool in_job;            ///< Whether code of a task runs, not the loop.
  uint32_t initializing;  ///< How many initializations that happen once per process contain the running code.
  bool at_point;          ///< Whether a strategy is choosing at a point.
  uint32_t point_spread;  ///< One of so many points is a choice; 0 for none.
  uint64_t point_state;   ///< State of the random numbers for points.
  uint32_t stays;         ///< Choices since the last recorded one in which a task was not left.
  int64_t points;         ///< Points that all jobs of the phase have passed.
  uint32_t job_points;    ///< Points that the current job has passed, in this step and earlier ones.
  uint32_t step_record;   ///< While tracing: number of the current step in `trace`, from 1.
  bool needs_carriers;    ///< Whether the code has started a thread or put work on a queue since the last reset.
  int processor;          ///< Number of the processor of the carriers, from 1; 0 before they run.
  int64_t together_since; ///< The real instant from which the thread of the world has stayed there.
  uint32_t kept_count;    ///< Jobs that were left in the middle.
  uint32_t pool_count;    ///< Those of them that take up a thread of the pool: all but the main actor's.
  uint32_t pool_width;    ///< The threads of the pool in this phase; 0 for as many as needed.
  uint32_t preselected;   ///< Index, from 1, of the entry that was chosen at a point; 0 for none.
  int64_t step_limit;
  stress_stop stop;       ///< How the carriers have ended the phase.
  uintptr_t step_identity;  ///< The actor of the current step.
  uint32_t step_object;
  struct stress_carrier *_Nullable idle_carriers;
  struct stress_holding *_Nullable holdings; uint32_t holding_count, holding_capacity;  ///< Queues at work.
  struct stress_notification *_Nullable notifications; uint32_t notification_count, notification_capacity;
  uint32_t descriptor_sources;  ///< Sources of dispatch for descriptors.
  uint32_t given_count;   ///< Tasks that executors of the code's own have been given and have not run.
  uint32_t queued_count;  ///< Work for queues that has not begun.
  uint64_t queue_order;   ///< Number of the last work that was put on a queue.
  struct stress_carrier *_Nonnull *_Nullable resting; uint32_t resting_count, resting_capacity;
  struct stress_carrier *_Nullable threads;  ///< The threads that the code under test has started.
  struct stress_carrier *_Nullable main_carrier;  ///< Runs the steps of the main actor.
  struct stress_carrier *_Nullable home;  ///< The thread outside, as a carrier.
  bool home_is_idle;      ///< Whether this carrier waits for the loop.
  bool phase_is_over;     ///< Whether a phase on carriers has ended.
  struct stress_watch *_Nullable watch;   ///< The watch of that thread.
  stress_entry *_Nullable eligible; uint32_t eligible_capacity;
  uint32_t *_Nullable places; uint32_t places_capacity;  ///< The index among `ready` of each.

  uintptr_t target_identity, target_witness;  ///< Destination of the task that parks.
  uintptr_t drained_resume;         ///< Resume address of a task from an actor's queue.
  uint32_t live[2];                 ///< Tasks that have not completed: of phase 0, and of later phases.
  uintptr_t base;                   ///< Frame of the loop; frames above it belong to the tool.
  uint32_t resumptions, depth;      ///< Resumptions in the current step, and how many have not ended.
  void *_Nullable resumed;
  struct stress_inbox *inbox;
  /// Address of the driving thread's current task; null when the runtime parks tasks.
  void *_Nullable *_Nullable current_task;
  stress_progress *_Nullable progress;  ///< Record of the steps for other threads, or null.
  struct stress_interface *_Nullable interface;  ///< Check that observes this world, or null.
  struct stress_races *_Nullable races;  ///< Detection of data races; null without instrumented code.
} stress_world;

#pragma clang assume_nonnull end

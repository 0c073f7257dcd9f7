// Carriers: the threads on which a step can be kept in the middle; shared by the files of this target only.
#pragma once
#include "internal.h"
#include <pthread.h>

/// The stack on which the thread that drives a world runs jobs.
typedef struct stress_home_stack stress_home_stack;

/// A thread that runs the loop, or keeps a job where it is until a strategy chooses it again.
typedef struct stress_carrier {
  pthread_t thread;
  pid_t id;               ///< The kernel's number of the thread.
  _Atomic int32_t go;     ///< Whether the thread waits, or may go on.
  bool ends;              ///< Whether the thread ends instead of running the loop.
  stress_world *world;
  struct stress_carrier *next;  ///< The next idle carrier, or the next thread of the code under test.
  stress_home_stack *stack;     ///< The stack of its jobs, if it is the thread outside.

  // A thread of the code under test.
  bool is_thread;
  bool has_ended;
  uint32_t number;        ///< Its logical number in this iteration.
  char name[16];          ///< The name that the code has given it, or "thread".
  bool released;          ///< Whether its world is gone, so that the thread runs outside control.
  uint8_t endings;        ///< How often the destructor of its end has run.
  void *(*start)(void *);
  void *argument;

  uint32_t hosted;        ///< Tasks that executors of the code's own run here, one inside another.
  bool begins;            ///< Whether the innermost of them has not begun.

  // The job that stands on this carrier.
  uintptr_t identity;     ///< The actor of the job, which is busy until the job ends; 0 for none.
  uint32_t object;
  struct {
    uint32_t running, resumptions, depth;
    void *resumed;
    uintptr_t base;
    int64_t own_calls;
  } kept;

  // Where it stands, while the iteration is traced.
  uint32_t frame_count;
  uintptr_t frames[STRESS_KEPT_FRAMES];  ///< Return addresses, innermost first.

  // The wait of this job.
  stress_wait_kind waits_as;
  const void *waits_for;  ///< The object that the job waits for, or null.
  const volatile uint32_t *word;  ///< The job can go on when this word is 0; null if it can go on now.
  struct stress_wait *call;       ///< The call that the job makes again until it succeeds, or null.
  uint32_t untouched;     ///< 1 until somebody has touched the object that the job waits for.
  int64_t due;            ///< When the wait ends without it, or `STRESS_NEVER`.
  int64_t since;          ///< When it began.
  bool timed_out;
  void *queue;            ///< The queue of dispatch on which the job waits to run, or null.
  bool barrier;
  uint64_t order;         ///< Its number among the work for queues.
  uint64_t wait;          ///< Number of the wait, for its timer.
} stress_carrier;

/// Tag of a timer that ends a wait.
enum { WAKE_TAG = 2 };

/// How a wait ended.
typedef enum {
  STRESS_NOT_KEPT,   ///< The calling thread cannot keep a job; without a world, it has left control meanwhile.
  STRESS_DONE,
  STRESS_TIMED_OUT,
} stress_wait_end;

/// The carrier that the calling thread is; null on the thread that drives the world, unless it is on the stack of its
/// jobs.
extern __thread stress_carrier *stress_this_carrier __attribute__((tls_model("initial-exec")));

/// Runs steps on the calling thread until the phase ends, or until another carrier goes on.
stress_stop stress_run_steps(stress_world *world);
/// The index among the ready entries of the one that goes on, or -1 when none can.
int64_t stress_pick(stress_world *world);
/// Whether some entries cannot go on now.
bool stress_selects_entries(const stress_world *world);
/// Records the step that an entry begins, and what else could go on.
void stress_record_step(stress_world *world, const stress_entry *entry, uint32_t index);
/// Begins the next step if it goes on with a kept job, so that the calling job, which was kept, can wake that
/// carrier itself. Otherwise null: another carrier must run the loop.
stress_carrier *stress_begin_kept_step(stress_world *world);
/// Removes a ready entry.
void stress_take_out(stress_world *world, uint32_t index);
/// Runs a phase on carriers; the calling thread is the first of them.
stress_stop stress_run_on_carriers(stress_world *world);
/// Waits on the thread outside until the carriers have ended the phase.
stress_stop stress_wait_for_carriers(stress_world *world);
/// Gives the loop to a carrier whose job was chosen. The calling carrier is idle then.
void stress_hand_to(stress_world *world, stress_carrier *carrier);
stress_carrier *stress_make_carrier(stress_world *world);
/// Gives the loop of the calling thread to an idle carrier.
void stress_hand_on(stress_world *world);
/// Keeps the calling thread on its processor, and moves the idle carriers there.
void stress_share_processor(stress_world *world);
/// Moves the calling carrier to the processor of the others.
void stress_join_processor(const stress_world *world);
/// Lets the calling thread, and what it starts, use every processor again.
void stress_use_all_processors(void);
/// Lets a thread outside, which may have shared its processor with carriers, use every processor again.
void stress_leave_processor(void);
/// The same, if it has shared its processor for long enough.
void stress_leave_processor_in_time(const stress_world *world);
/// Wakes a carrier.
void stress_tell(stress_carrier *carrier);
/// Waits until another carrier has given the loop or its end to this one.
void stress_wait_until_told(stress_carrier *carrier);
/// The same, without a look at the end of the phase.
void stress_wait_for_word(stress_carrier *carrier);
/// Ends a phase for the thread outside, which must be told unless it is the caller.
void stress_end_carried_phase(stress_world *world, stress_stop stop);
/// Makes the calling thread, which is outside, ready to wait for carriers.
void stress_prepare_home(stress_world *world);
void stress_make_home_stack(stress_carrier *home);
/// Frees the stack, unless a job stands on it.
void stress_free_home_stack(stress_carrier *home);
/// Whether a job of the thread outside was left on its stack at the end of a phase.
bool stress_is_kept_at_home(const stress_carrier *home);
/// Runs the loop on the thread outside; returns when the phase is over.
void stress_run_at_home(stress_carrier *home);
/// Goes on with the kept job of the thread outside; returns when the phase is over.
void stress_go_on_at_home(stress_carrier *home);
/// Goes back to the caller of the phase, which is over, until a later phase chooses this job.
void stress_stay_until_turn(stress_carrier *home);
/// Adds the calling job to the entries, in the middle.
void stress_keep(stress_world *world, stress_carrier *me);
/// Makes the job of a carrier the running one again.
void stress_go_on(stress_world *world, stress_carrier *me);
/// Waits while another carrier goes on, until the job of this one is chosen. Without a world afterwards, the
/// thread has left control.
void stress_wait_for_turn(stress_world *world, stress_carrier *me);
/// Makes the calling thread, which was released, one outside control.
void stress_leave_control(stress_carrier *me);
void stress_take_own_entry_out(stress_world *world, const stress_carrier *me);
bool stress_is_kept(const stress_world *world, const stress_carrier *carrier);
/// Whether the calling thread runs a job that may be left in the middle.
bool stress_is_in_job(const stress_world *world);
/// Whether an entry can go on now: its actor is free, and what its job waits for has come.
bool stress_is_eligible(const stress_world *world, const stress_entry *entry);
/// Gives the loop away if the chosen entry must run on another carrier; false if it can run here.
bool stress_moves(stress_world *world, uint32_t index);
/// Whether threads of the code under test are entries in this iteration.
bool stress_takes_threads(stress_world *world);
/// Starts a thread of the code under test, whose code is an entry like any other.
int stress_start_thread(stress_world *world, pthread_t *thread, const pthread_attr_t *attributes,
                        void *(*start)(void *), void *argument);
/// Waits for a thread that this world has started; `STRESS_NOT_KEPT` for any other.
stress_wait_end stress_await_thread(stress_world *world, pthread_t thread, int64_t due);
/// Adds a task that the runtime does not know: a thread, or work of a queue.
uint32_t stress_add_thread_record(stress_world *world, uint32_t parent, const char *name);
/// Remembers the threads that rest, before a reset.
void stress_set_resting_apart(stress_world *world);
/// Lets the threads of a world that ends run outside control.
void stress_release_threads(stress_world *world);
/// Frees the threads that have ended.
void stress_forget_threads(stress_world *world);
/// Ends the idle carriers of a world.
void stress_end_carriers(stress_world *world);

/// Whether an executor belongs to the code under test: neither an actor by itself nor the main actor.
static inline bool stress_is_own_executor(uintptr_t identity, uintptr_t witness) {
  return identity && witness != EXECUTOR_OF_ACTOR && identity != stress_main_identity;
}
/// Gives a task that has been parked to the executor of the code's own to which it goes; false if that is not
/// possible in this iteration.
bool stress_give(stress_world *world, void *job, stress_kind kind);
/// Forgets the tasks that executors have been given and have not run.
void stress_forget_given(stress_world *world);
/// The kind of an entry, for a trace: a hop for a task that its executor is about to run.
stress_kind stress_recorded_kind(const stress_entry *entry);

/// A place inside a job at which another entry may go on.
void stress_point(void);
/// The same; one of `spread` such places is a choice.
void stress_point_among(uint32_t spread);
/// Whether a caller belongs to the runtime, to dispatch or to the C library, whose calls are no points.
bool stress_is_library(uintptr_t caller);
/// A point, unless the caller is a library.
void stress_point_of(uintptr_t caller);
/// A point in the code under test. Without a hint that it is unlikely: the optimizer would move the condition into
/// a function of its own, which has another caller.
#define STRESS_POINT()                                                                                  \
  do {                                                                                                  \
    if (WORLD && WORLD->takes_points) stress_point_of((uintptr_t)__builtin_return_address(0));          \
  } while (0)

/// Whether a thread belongs to this iteration. Others, such as those of iterations beside this one, need real
/// time to give up a lock.
bool stress_is_ours(const stress_world *world, uint32_t thread);
/// Whether the calling job can be kept.
bool stress_can_keep(const stress_world *world);
/// Keeps the calling job until the word of a lock is 0; another one may have taken the lock again.
stress_wait_end stress_keep_until_zero(stress_wait_kind kind, const void *object,
                                       const volatile uint32_t *word, int64_t due);
/// Begins a wait for the touch of an object, which may come before the job is kept.
void stress_begin_wait(stress_wait_kind kind, const void *object, int64_t due);
/// Keeps the job that has begun a wait; false if the wait timed out.
bool stress_keep_until_touched(void);
/// Keeps the calling job until an attempt succeeds; the object must be touched whenever that may have changed.
stress_wait_end stress_keep_until_done(stress_wait_kind kind, const void *object, bool (*attempt)(void *),
                                       void *argument, int64_t due);
/// Keeps the calling job until a call succeeds; anything may make it succeed.
stress_wait_end stress_keep_calling(struct stress_wait *wait, int64_t due);
/// Makes the call of a kept job again; true once it has succeeded.
bool stress_call_again(stress_carrier *carrier);
/// Makes the calls of all kept jobs again, and serves the sources of ready descriptors; whether there was one.
///
/// - any: Set if there are such jobs or sources.
bool stress_call_all_again(stress_world *world, bool *any);
/// Keeps the calling job until an instant; false if it cannot be kept.
bool stress_keep_asleep(int64_t due);
/// The kept task whose thread holds what a job waits for, or 0.
uint32_t stress_holder(const stress_world *world, const stress_carrier *waiter);
/// Records what a job that is about to be kept waits for, if it waits; only while tracing.
void stress_record_wait(stress_world *world, const stress_carrier *carrier);
/// Sets the timer of the wait of a carrier.
void stress_set_wake(stress_carrier *carrier);
void stress_fire_wake(void *job);
void stress_drop_wake(void *job);

/// Locks a mutex, without a point before it.
int stress_lock(pthread_mutex_t *mutex);
void stress_leave_group(void *group);
/// Lets the jobs go on that wait for an object: all of them, or one that is drawn.
void stress_touch(stress_world *world, const void *object, bool only_one);
/// The same, without an order between what the calling job has done and what they do.
void stress_wake(stress_world *world, const void *object, bool only_one);

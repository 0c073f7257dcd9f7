// Jobs and work of threads that do not drive the world, and how long to wait for them.
#include "carriers.h"
#include "outside.h"
#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct stress_inbox {
  atomic_flag lock;      ///< Held for a few instructions.
  void **jobs;
  uint32_t capacity;
  _Atomic uint32_t count;
  _Atomic uint32_t references;
  _Atomic uint32_t running;   ///< Work that was started for the world and has not ended.
  atomic_bool open_ended;     ///< Whether the iteration started work whose end cannot be observed.
  atomic_bool hosts;          ///< Whether an executor of the code's own runs tasks outside control.
  atomic_bool forgotten;      ///< Whether the iteration is over.
  _Atomic uintptr_t identity, witness;  ///< The world's executor; kept alive by the work.
  _Atomic uint32_t events;    ///< Changes when a job arrives or work ends; the driving thread waits on it.
};

struct stress_errand {
  stress_inbox *inbox;
  void (*work)(void *);
  void *context;
};

/// Work of all worlds, including worlds whose iteration has ended: it may send a job to any world.
static _Atomic uint32_t running_anywhere;
static __thread stress_inbox *this_inbox __attribute__((tls_model("initial-exec")));

static void lock(stress_inbox *inbox) {
  while (atomic_flag_test_and_set_explicit(&inbox->lock, memory_order_acquire)) {}
}
static void unlock(stress_inbox *inbox) { atomic_flag_clear_explicit(&inbox->lock, memory_order_release); }

stress_inbox *stress_inbox_make(void) {
  stress_inbox *inbox = calloc(1, sizeof *inbox);
  if (!inbox) abort();
  inbox->references = 1;
  return inbox;
}

void stress_inbox_release(stress_inbox *inbox) {
  if (--inbox->references) return;
  free(inbox->jobs);
  free(inbox);
}

stress_inbox *stress_inbox_hold(stress_world *world) {
  stress_inbox *inbox = world->inbox;
  inbox->references++;
  if (inbox->identity) return inbox;
  inbox->witness = world->executor_witness;
  inbox->identity = world->executor_identity;
  return inbox;
}

bool stress_inbox_is_forgotten(const stress_inbox *inbox) { return inbox->forgotten; }

void stress_inbox_forget(stress_inbox *inbox) {
  inbox->forgotten = true;
  if (inbox->running) stress_look_for_spinning();
}

stress_inbox *stress_inbox_renew(stress_inbox *inbox) {
  inbox->open_ended = inbox->hosts = false;
  if (LIKELY(inbox->references == 1)) {
    inbox->forgotten = false;
    return inbox;
  }
  stress_inbox_forget(inbox);
  stress_inbox_release(inbox);
  return stress_inbox_make();
}

static __thread stress_world *left_world __attribute__((tls_model("initial-exec")));

stress_inbox *stress_outside_current(void) { return WORLD ? WORLD->inbox : this_inbox; }

void stress_outside_act_for(stress_inbox *inbox) {
  if (inbox) {
    left_world = WORLD;
    inbox->witness = WORLD->executor_witness;
    inbox->identity = WORLD->executor_identity;
    stress_leave();
  } else {
    stress_enter(left_world);
  }
  this_inbox = inbox;
}

static void tell(stress_inbox *inbox) {
  inbox->events++;
  ORIGINAL(syscall)(SYS_futex, &inbox->events, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
}

static void put(stress_inbox *inbox, void *job) {
  lock(inbox);
  RESERVE(inbox->jobs, inbox->count, inbox->capacity);
  inbox->jobs[inbox->count] = job;
  inbox->count++;
  unlock(inbox);
  tell(inbox);
}

void stress_put_in_inbox(stress_world *world, void *job) { put(world->inbox, job); }

bool stress_bring_back(void *job) {
  stress_inbox *inbox = this_inbox;
  if (LIKELY(!inbox) || WORLD || inbox->forgotten) return false;
  put(inbox, job);
  return true;
}

bool stress_inbox_is_empty(const stress_world *world) {
  return !atomic_load_explicit(&world->inbox->count, memory_order_acquire);
}

void stress_take_inbox(stress_world *world) {
  stress_inbox *inbox = world->inbox;
  if (LIKELY(!atomic_load_explicit(&inbox->count, memory_order_acquire))) return;
  if (UNLIKELY(inbox->hosts)) stress_note_escape_to(world, STRESS_ESCAPE_EXECUTOR, 0);
  lock(inbox);
  uint32_t count = inbox->count;
  void **jobs = inbox->jobs;
  inbox->jobs = NULL;
  inbox->count = inbox->capacity = 0;
  unlock(inbox);
  world->foreign_jobs += count;
  bool was_between_steps = world->between_steps;
  world->between_steps = true;
  for (uint32_t i = 0; i < count; i++) stress_enqueue(world, jobs[i]);
  world->between_steps = was_between_steps;
  free(jobs);
}

// MARK: Work outside

executor_pair stress_outside_executor(void) {
  stress_inbox *inbox = this_inbox;
  if (LIKELY(!inbox) || inbox->forgotten) return (executor_pair){0, 0};
  return (executor_pair){inbox->identity, inbox->witness};
}

void stress_outside_begin(stress_inbox *inbox) {
  if (WORLD && !inbox->identity) {
    inbox->witness = WORLD->executor_witness;
    inbox->identity = WORLD->executor_identity;
  }
  if (inbox->identity) swift_retain((void *)inbox->identity);
  inbox->references++;
  inbox->running++;
  running_anywhere++;
}

void stress_outside_end(stress_inbox *inbox) {
  uintptr_t executor = inbox->identity;
  inbox->running--;
  running_anywhere--;
  tell(inbox);
  stress_inbox_release(inbox);
  if (executor) swift_release((void *)executor);
}

void stress_outside_host(stress_inbox *inbox) { inbox->hosts = true; }

void stress_outside_never_ends(stress_inbox *inbox) { inbox->open_ended = true; }

stress_errand *stress_errand_make(stress_inbox *inbox, void (*work)(void *), void *context) {
  stress_errand *errand = malloc(sizeof *errand);
  if (!errand) abort();
  *errand = (stress_errand){inbox, work, context};
  stress_outside_begin(inbox);
  return errand;
}

void stress_errand_run(void *pointer) {
  stress_errand errand = *(stress_errand *)pointer;
  free(pointer);
  stress_inbox *before = this_inbox;
  stress_guest guest;
  stress_guest_begin(&guest, errand.inbox);
  this_inbox = errand.inbox;
  errand.work(errand.context);
  this_inbox = before;
  stress_guest_end(&guest);
  stress_outside_end(errand.inbox);
}

static pthread_key_t thread_key;
static pthread_once_t thread_key_made = PTHREAD_ONCE_INIT;

static void end_thread(void *pointer) {
  stress_guest *guest = pointer;
  stress_inbox *inbox = guest->inbox;
  this_inbox = NULL;
  stress_guest_end(guest);
  free(guest);
  stress_outside_end(inbox);
}
static void make_thread_key(void) {
  if (pthread_key_create(&thread_key, end_thread)) abort();
}

void stress_outside_begin_thread(stress_inbox *inbox) {
  ORIGINAL(pthread_once)(&thread_key_made, make_thread_key);
  // A thread can end in many ways; all of them call the destructor of a thread-specific value.
  stress_guest *guest = malloc(sizeof *guest);
  if (!guest) abort();
  stress_guest_begin(guest, inbox);
  pthread_setspecific(thread_key, guest);
  this_inbox = inbox;
}

// MARK: Waiting

// The time between two calls of a kept job, in nanoseconds.
enum { CALL_PAUSE = 200000 };

bool stress_outside_could_help(const stress_world *world) {
  return world->inbox->running || world->inbox->open_ended;
}

/// How long to wait in all for work outside.
static int64_t patience(const stress_inbox *inbox, bool for_the_last_time) {
  if (!for_the_last_time) return STRESS_CLOCK_PATIENCE;
  return inbox->running || inbox->open_ended ? STRESS_OUTSIDE_PATIENCE : STRESS_STRANGER_PATIENCE;
}

bool stress_wait_outside(stress_world *world, bool for_the_last_time) {
  stress_inbox *inbox = world->inbox;
  // A thread that another iteration has started may run a task that an executor was given.
  bool has_given = for_the_last_time && world->given_count;
  if (LIKELY(!world->escape_count && !running_anywhere && !has_given)) return false;
  int64_t start = stress_real_now(), waited_before = world->waited;
  // A source whose descriptor is ready is reported only once.
  bool calls = false, came = false;
  while (!inbox->count && !(came = stress_call_all_again(world, &calls))) {
    uint32_t events = inbox->events;
    bool helps = inbox->running || (for_the_last_time && (inbox->open_ended || running_anywhere || has_given));
    int64_t rest = patience(inbox, for_the_last_time) - world->waited;
    // Read this after `events`, which changes when a job arrives.
    if (inbox->count || !helps || rest <= 0) break;
    int64_t longest = calls ? CALL_PAUSE : STRESS_BEAT, part = rest < longest ? rest : longest;
    struct timespec span = {0, part};
    ORIGINAL(syscall)(SYS_futex, &inbox->events, FUTEX_WAIT_PRIVATE, events, &span, NULL, 0);
    world->waited = waited_before + (stress_real_now() - start);
    stress_beat(world);
  }
  return inbox->count != 0 || came || (calls && stress_call_all_again(world, &calls));
}

// Preemption inside a job: at a point of a job, the thread that runs it may be kept where it is, while
// another thread goes on with the loop. Exactly one thread runs at a time.
//
// What the runtime and the code under test keep per thread is right by itself, because a job never changes
// its thread; only the thread that drives the world serves two stacks (`home.c`). What the world keeps per step is
// kept with the carrier.
#include "carriers.h"
#include "outside.h"
#include <linux/futex.h>
#include <sys/syscall.h>

__thread stress_carrier *stress_this_carrier __attribute__((tls_model("initial-exec")));

enum { CARRIER_STACK = 8 << 20 };

/// The values of a carrier's word. A carrier that was told before it waits needs no call of the system.
enum { WAITS = -1, NOTHING = 0, TOLD = 1 };

void stress_wait_for_word(stress_carrier *carrier) {
  if (atomic_exchange(&carrier->go, WAITS) != TOLD)
    while (atomic_load(&carrier->go) != TOLD)
      ORIGINAL(syscall)(SYS_futex, &carrier->go, FUTEX_WAIT_PRIVATE, WAITS, NULL, NULL, 0);
  atomic_store(&carrier->go, NOTHING);
}

void stress_wait_until_told(stress_carrier *carrier) {
  stress_wait_for_word(carrier);
  if (UNLIKELY(carrier->stack != NULL) && UNLIKELY(carrier->world->phase_is_over)) stress_stay_until_turn(carrier);
}

void stress_tell(stress_carrier *carrier) {
  if (atomic_exchange(&carrier->go, TOLD) == WAITS)
    ORIGINAL(syscall)(SYS_futex, &carrier->go, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void become_idle(stress_world *world, stress_carrier *carrier) {
  if (carrier == world->main_carrier) return;
  if (carrier == world->home) {
    world->home_is_idle = true;
    return;
  }
  carrier->next = world->idle_carriers;
  world->idle_carriers = carrier;
}

static void *carry(void *pointer) {
  stress_carrier *me = pointer;
  stress_world *world = me->world;
  stress_this_carrier = me;
  me->id = gettid();
  stress_watch_join(world->watch);
  stress_join_processor(world);
  for (;;) {
    stress_wait_until_told(me);
    if (me->ends) break;
    stress_watch_follow();
    stress_enter(world);
    stress_stop stop = stress_run_steps(world);
    // Another carrier has the loop now, and may have woken this one already.
    if (stop == STRESS_HANDED_ON) continue;
    stress_leave();
    become_idle(world, me);
    stress_end_carried_phase(world, stop);
    stress_tell(world->home);
  }
  stress_watch_part();
  return NULL;
}

stress_carrier *stress_make_carrier(stress_world *world) {
  stress_carrier *carrier = calloc(1, sizeof *carrier);
  if (!carrier) abort();
  carrier->world = world;
  return carrier;
}

static stress_carrier *start_carrier(stress_world *world) {
  stress_carrier *carrier = stress_make_carrier(world);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, CARRIER_STACK);
  if (ORIGINAL(pthread_create)(&carrier->thread, &attributes, carry, carrier)) abort();
  pthread_attr_destroy(&attributes);
  return carrier;
}

/// An idle carrier, or a new one.
static stress_carrier *take_carrier(stress_world *world) {
  if (world->home_is_idle) {
    world->home_is_idle = false;
    return world->home;
  }
  stress_carrier *carrier = world->idle_carriers;
  if (!carrier) return start_carrier(world);
  world->idle_carriers = carrier->next;
  return carrier;
}

void stress_end_carried_phase(stress_world *world, stress_stop stop) {
  world->stop = stop;
  world->phase_is_over = true;
}

/// Runs the kept job of the thread outside whenever it is chosen, until the phase is over.
static stress_stop stay_until_end(stress_world *world) {
  while (!world->phase_is_over) stress_go_on_at_home(world->home);
  world->home_is_idle = false;
  stress_watch_follow();
  stress_enter(world);
  return world->stop;
}

stress_stop stress_wait_for_carriers(stress_world *world) {
  stress_wait_for_word(world->home);
  return stay_until_end(world);
}

void stress_hand_on(stress_world *world) {
  stress_carrier *next = take_carrier(world);
  stress_leave();
  stress_tell(next);
}

void stress_prepare_home(stress_world *world) {
  if (!world->home) stress_make_home_stack(world->home = stress_make_carrier(world));
  pid_t thread = gettid();
  // A job never changes its thread.
  if (stress_is_kept_at_home(world->home) && world->home->id != thread) abort();
  world->home->thread = pthread_self();
  world->home->id = thread;
  world->watch = stress_watch_of_thread();
  world->phase_is_over = false;
}

stress_stop stress_run_on_carriers(stress_world *world) {
  stress_share_processor(world);
  if (!world->home->stack || stress_is_kept_at_home(world->home)) {
    stress_hand_on(world);
    return stress_wait_for_carriers(world);
  }
  stress_leave();
  stress_run_at_home(world->home);
  return stay_until_end(world);
}

void stress_hand_to(stress_world *world, stress_carrier *carrier) {
  stress_leave();
  if (stress_this_carrier) become_idle(world, stress_this_carrier);
  stress_tell(carrier);
}

static bool is_listed(const stress_carrier *list, uint32_t thread) {
  for (; list; list = list->next)
    if ((uint32_t)list->id == thread) return true;
  return false;
}

bool stress_is_ours(const stress_world *world, uint32_t thread) {
  // While another thread takes or frees a lock, the lock has no holder for an instant. A carrier has no number
  // before its thread runs, so it is not that holder.
  if (!thread) return false;
  if ((uint32_t)gettid() == thread || is_listed(world->idle_carriers, thread) || is_listed(world->threads, thread))
    return true;
  if (world->main_carrier && (uint32_t)world->main_carrier->id == thread) return true;
  if (world->home && (uint32_t)world->home->id == thread) return true;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind == STRESS_INSIDE && (uint32_t)carrier->id == thread) return true;
  }
  return false;
}

bool stress_moves(stress_world *world, uint32_t index) {
  const stress_entry *entry = &world->ready[index];
  if (!world->on_carriers || entry->kind == STRESS_INSIDE || entry->kind == STRESS_TIME) return false;
  bool is_main = entry->identity && entry->identity == stress_main_identity;
  bool on_main = stress_this_carrier && stress_this_carrier == world->main_carrier;
  if (is_main == on_main) return false;
  if (is_main && !world->main_carrier) world->main_carrier = start_carrier(world);
  world->preselected = index + 1;
  stress_hand_to(world, is_main ? world->main_carrier : take_carrier(world));
  return true;
}

static void end_carrier(stress_carrier *carrier) {
  carrier->ends = true;
  stress_tell(carrier);
  ORIGINAL(pthread_join)(carrier->thread, NULL);
  free(carrier);
}

void stress_end_carriers(stress_world *world) {
  stress_release_threads(world);
  while (world->idle_carriers) {
    stress_carrier *carrier = world->idle_carriers;
    world->idle_carriers = carrier->next;
    end_carrier(carrier);
  }
  // The jobs that are kept stay where they are.
  if (world->main_carrier && !stress_is_kept(world, world->main_carrier)) end_carrier(world->main_carrier);
  if (!world->home) return;
  stress_free_home_stack(world->home);
  // A kept job still needs its way home.
  if (!world->kept_count) free(world->home), world->home = NULL;
}

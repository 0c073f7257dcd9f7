// Preemption inside a job: at a point of a job, the thread that runs it may be kept where it is, while
// another thread goes on with the loop. Exactly one thread runs at a time.
//
// What the runtime and the code under test keep per thread is right by itself, because a job never changes
// its thread. What the world keeps per step is kept with the carrier.
#include "carriers.h"
#include "outside.h"
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>

__thread stress_carrier *stress_this_carrier __attribute__((tls_model("initial-exec")));

// The maximum number of jobs that are kept at once.
enum { KEPT_LIMIT = 256, CARRIER_STACK = 8 << 20 };

static void wait_until_told(stress_carrier *carrier) {
  while (!atomic_load(&carrier->go))
    ORIGINAL(syscall)(SYS_futex, &carrier->go, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
  atomic_store(&carrier->go, 0);
}

static void tell(stress_carrier *carrier) {
  atomic_store(&carrier->go, 1);
  ORIGINAL(syscall)(SYS_futex, &carrier->go, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void become_idle(stress_world *world, stress_carrier *carrier) {
  if (carrier == world->main_carrier) return;
  carrier->next = world->idle_carriers;
  world->idle_carriers = carrier;
}

static void *carry(void *pointer) {
  stress_carrier *me = pointer;
  stress_world *world = me->world;
  stress_this_carrier = me;
  me->id = gettid();
  stress_watch_join(world->watch);
  for (;;) {
    wait_until_told(me);
    if (me->ends) break;
    stress_watch_follow();
    stress_enter(world);
    stress_stop stop = stress_run_steps(world);
    // Another carrier has the loop now, and may have woken this one already.
    if (stop == STRESS_HANDED_ON) continue;
    stress_leave();
    world->stop = stop;
    become_idle(world, me);
    tell(world->home);
  }
  stress_watch_part();
  return NULL;
}

static stress_carrier *make_carrier(stress_world *world) {
  stress_carrier *carrier = calloc(1, sizeof *carrier);
  if (!carrier) abort();
  carrier->world = world;
  return carrier;
}

static stress_carrier *start_carrier(stress_world *world) {
  stress_carrier *carrier = make_carrier(world);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, CARRIER_STACK);
  if (ORIGINAL(pthread_create)(&carrier->thread, &attributes, carry, carrier)) abort();
  pthread_attr_destroy(&attributes);
  return carrier;
}

/// An idle carrier, or a new one.
static stress_carrier *take_carrier(stress_world *world) {
  stress_carrier *carrier = world->idle_carriers;
  if (!carrier) return start_carrier(world);
  world->idle_carriers = carrier->next;
  return carrier;
}

stress_stop stress_wait_for_carriers(stress_world *world) {
  wait_until_told(world->home);
  stress_watch_follow();
  stress_enter(world);
  return world->stop;
}

/// Gives the loop of the calling thread to an idle carrier.
static void hand_on(stress_world *world) {
  stress_carrier *next = take_carrier(world);
  stress_leave();
  tell(next);
}

stress_stop stress_run_on_carriers(stress_world *world) {
  if (!world->home) world->home = make_carrier(world);
  hand_on(world);
  return stress_wait_for_carriers(world);
}

void stress_hand_to(stress_world *world, stress_carrier *carrier) {
  if (!world->home) world->home = make_carrier(world);
  stress_leave();
  if (stress_this_carrier) become_idle(world, stress_this_carrier);
  tell(carrier);
}

static bool is_kept(const stress_world *world, const stress_carrier *carrier) {
  for (uint32_t i = 0; i < world->ready_count; i++)
    if (world->ready[i].kind == STRESS_INSIDE && world->ready[i].job == carrier) return true;
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
  tell(carrier);
  ORIGINAL(pthread_join)(carrier->thread, NULL);
  free(carrier);
}

void stress_end_carriers(stress_world *world) {
  while (world->idle_carriers) {
    stress_carrier *carrier = world->idle_carriers;
    world->idle_carriers = carrier->next;
    end_carrier(carrier);
  }
  // The jobs that are kept stay where they are.
  if (world->main_carrier && !is_kept(world, world->main_carrier)) end_carrier(world->main_carrier);
  // A kept job still needs its way home.
  if (!world->kept_count) free(world->home), world->home = NULL;
}

// MARK: Kept jobs

bool stress_pool_is_full(const stress_world *world) {
  return world->pool_width && world->pool_count >= world->pool_width;
}

bool stress_is_eligible(const stress_world *world, const stress_entry *entry) {
  if (entry->kind == STRESS_INSIDE) {
    const stress_carrier *carrier = entry->job;
    return !carrier->word || !*carrier->word;
  }
  if (entry->kind != STRESS_TIME && entry->identity != stress_main_identity && stress_pool_is_full(world))
    return false;
  if (!entry->identity) return true;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind == STRESS_INSIDE && carrier->identity == entry->identity) return false;
  }
  return true;
}

/// Whether the calling thread runs a job that may be left in the middle.
static bool is_in_job(const stress_world *world) {
  return world->in_job && !world->creating && !world->yielding && !world->draining &&
         !world->between_steps && !world->halted && !world->at_point;
}

bool stress_can_keep(const stress_world *world) {
  return stress_this_carrier && is_in_job(world) && world->kept_count < KEPT_LIMIT;
}

static void keep(stress_world *world, stress_carrier *me) {
  me->kept.running = world->running;
  me->kept.resumptions = world->resumptions;
  me->kept.depth = world->depth;
  me->kept.resumed = world->resumed;
  me->kept.base = world->base;
  me->kept.own_calls = world->own_calls;
  me->identity = world->step_identity;
  me->object = world->step_object;
  world->kept_count++;
  world->pool_count += me->identity != stress_main_identity;
  stress_push(world, (stress_entry){
      .job = me, .task = world->running, .object = me->object, .kind = STRESS_INSIDE});
}

static void go_on(stress_world *world, stress_carrier *me) {
  world->running = me->kept.running;
  world->resumptions = me->kept.resumptions;
  world->depth = me->kept.depth;
  world->resumed = me->kept.resumed;
  world->base = me->kept.base;
  world->own_calls = me->kept.own_calls;
  world->step_identity = me->identity;
  world->step_object = me->object;
  world->in_job = true;
  world->kept_count--;
  world->pool_count -= me->identity != stress_main_identity;
  me->word = NULL;
  me->waits_for = NULL;
}

/// Waits while another carrier goes on, until the job of this one is chosen.
static void wait_for_turn(stress_world *world, stress_carrier *me) {
  world->in_job = false;
  hand_on(world);
  wait_until_told(me);
  stress_watch_follow();
  stress_enter(world);
  go_on(world, me);
}

static void take_own_entry_out(stress_world *world, const stress_carrier *me) {
  for (uint32_t i = world->ready_count; i > 0; i--) {
    if (world->ready[i - 1].job != me) continue;
    stress_take_out(world, i - 1);
    return;
  }
}

/// Draws whether a point is a choice. The draw depends on the place alone, not on what ran before, so that it
/// is the same in another schedule of the iteration.
static bool is_choice(const stress_world *world) {
  uint64_t steps = world->running ? world->tasks[world->running - 1].steps : 0;
  uint64_t state = world->point_state ^ (uint64_t)world->running << 48 ^ steps << 24 ^ world->step_points;
  return stress_draw(&state, world->point_spread) == 0;
}

void stress_point(void) {
  stress_world *world = WORLD;
  if (!is_in_job(world)) return;
  world->has_points = true;
  world->step_points++;
  if (!stress_can_keep(world) || !world->point_spread || !world->ready_count) return;
  // A job may pass many points; only some are choices.
  if (!is_choice(world)) return;
  stress_carrier *me = stress_this_carrier;
  int error = errno;
  keep(world, me);
  world->at_point = true;
  uint32_t choices = world->choice_count, stays = world->stays;
  int64_t index = stress_pick(world);
  world->at_point = false;
  if (world->halted || world->ready[index].job == me) {
    // Most points are stays, so a schedule only counts them.
    world->stays = stays + (world->choice_count > choices);
    world->choice_count = choices;
    take_own_entry_out(world, me);
    go_on(world, me);
  } else {
    world->preselected = (uint32_t)index + 1;
    if (UNLIKELY(world->tracing && world->step_record))
      world->trace[world->step_record - 1].left = world->step_points;
    wait_for_turn(world, me);
  }
  errno = error;
}

bool stress_keep_until_zero(stress_wait_kind kind, const void *object, const volatile uint32_t *word) {
  stress_world *world = WORLD;
  if (!world || !stress_can_keep(world)) return false;
  stress_carrier *me = stress_this_carrier;
  me->waits_for = object;
  me->waits_as = kind;
  me->word = word;
  keep(world, me);
  wait_for_turn(world, me);
  return true;
}

void stress_begin_wait(stress_wait_kind kind, const void *object) {
  stress_carrier *me = stress_this_carrier;
  me->waits_for = object;
  me->waits_as = kind;
  me->untouched = 1;
  me->word = &me->untouched;
}

void stress_keep_until_touched(void) {
  keep(WORLD, stress_this_carrier);
  wait_for_turn(WORLD, stress_this_carrier);
}

bool stress_keep_until_done(stress_wait_kind kind, const void *object, bool (*attempt)(void *), void *argument) {
  while (stress_can_keep(WORLD)) {
    if (attempt(argument)) return true;
    stress_begin_wait(kind, object);
    stress_keep_until_touched();
  }
  return false;
}

void stress_touch(stress_world *world, const void *object, bool only_one) {
  if (LIKELY(!world->kept_count)) return;
  uint32_t waiting = 0;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    stress_carrier *carrier = world->ready[i].job;
    waiting += world->ready[i].kind == STRESS_INSIDE && carrier->waits_for == object && carrier->untouched;
  }
  uint32_t drawn = only_one && waiting > 1 ? stress_draw(&world->point_state, waiting) : 0;
  for (uint32_t i = 0; i < world->ready_count && waiting; i++) {
    stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind != STRESS_INSIDE || carrier->waits_for != object || !carrier->untouched) continue;
    if (!only_one || drawn-- == 0) carrier->untouched = 0;
    if (only_one && !carrier->untouched) return;
  }
}

/// The kept task whose thread holds a lock. A mutex of the C library and one of the standard library both
/// store the number of the thread.
static uint32_t holder(const stress_world *world, const stress_carrier *waiter) {
  uint32_t id = 0;
  switch (waiter->waits_as) {
    case STRESS_WAIT_MUTEX:
      id = (uint32_t)((const pthread_mutex_t *)waiter->waits_for)->__data.__owner;
      break;
    case STRESS_WAIT_WORD: id = *waiter->word & FUTEX_TID_MASK; break;
    case STRESS_WAIT_READ_WRITE:
      id = (uint32_t)((const pthread_rwlock_t *)waiter->waits_for)->__data.__cur_writer;
      break;
    default: break;
  }
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind == STRESS_INSIDE && (uint32_t)carrier->id == id) return world->ready[i].task;
  }
  return 0;
}

uint32_t stress_kept_waits(const stress_world *world, stress_kept_wait *waits, uint32_t limit) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < world->ready_count && count < limit; i++) {
    const stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind != STRESS_INSIDE || !carrier->word || !*carrier->word) continue;
    waits[count++] = (stress_kept_wait){world->ready[i].task, carrier->waits_as, holder(world, carrier)};
  }
  return count;
}

// MARK: Libraries

enum { LIBRARIES = 4 };
static struct { uintptr_t low, high; } libraries[LIBRARIES];
static pthread_once_t libraries_once = PTHREAD_ONCE_INIT;

static void find_libraries(void) {
  static const char *const names[LIBRARIES] = {
      "swift_task_getCurrent", "swift_retain", "dispatch_async", "pthread_self"};
  for (int i = 0; i < LIBRARIES; i++) {
    void *function = dlsym(RTLD_NEXT, names[i]);
    if (function) stress_image_range((uintptr_t)function, &libraries[i].low, &libraries[i].high);
  }
}

bool stress_is_library(uintptr_t caller) {
  pthread_once(&libraries_once, find_libraries);
  for (int i = 0; i < LIBRARIES; i++)
    if (caller >= libraries[i].low && caller < libraries[i].high) return true;
  return false;
}

// Waits of kept jobs: for a lock, for something that another job touches, or for an instant.
#include "queues.h"
#include "outside.h"
#include "races.h"
#include <errno.h>
#include <linux/futex.h>

/// A timer that ends a wait, unless the wait is over by then.
typedef struct {
  stress_carrier *carrier;
  uint64_t wait;
} wake;

static void begin_wait(stress_wait_kind kind, const void *object, int64_t due) {
  stress_carrier *me = stress_this_carrier;
  me->waits_for = object;
  me->waits_as = kind;
  me->due = due;
  me->since = WORLD->now;
  me->wait++;
  me->timed_out = false;
  stress_set_wake(me);
}

void stress_set_wake(stress_carrier *carrier) {
  if (carrier->due == STRESS_NEVER) return;
  stress_world *world = carrier->world;
  wake *timer = malloc(sizeof *timer);
  if (!timer) abort();
  *timer = (wake){carrier, carrier->wait};
  world->set_timer(world->context, (void *)((uintptr_t)timer | WAKE_TAG),
                   carrier->due < world->now ? world->now : carrier->due);
}

void stress_fire_wake(void *job) {
  wake *pointer = (void *)((uintptr_t)job & ~(uintptr_t)WAKE_TAG), timer = *pointer;
  free(pointer);
  const stress_carrier *carrier = timer.carrier;
  bool waits = carrier->wait == timer.wait &&
               (carrier->call ? !carrier->call->is_done : carrier->word && *carrier->word);
  if (waits) timer.carrier->timed_out = true;
}

void stress_drop_wake(void *job) { free((void *)((uintptr_t)job & ~(uintptr_t)WAKE_TAG)); }

/// Keeps the job until its wait may be over; false if its time is over.
static bool keep_until_woken(void) {
  stress_world *world = WORLD;
  stress_carrier *me = stress_this_carrier;
  stress_keep(world, me);
  stress_wait_for_turn(world, me);
  return !me->timed_out;
}

/// Whether the thread has left control while its job was kept.
static bool has_left(void) { return WORLD == NULL; }

static void wait_for_touch(void) {
  stress_carrier *me = stress_this_carrier;
  me->untouched = 1;
  me->word = &me->untouched;
}

void stress_begin_wait(stress_wait_kind kind, const void *object, int64_t due) {
  begin_wait(kind, object, due);
  wait_for_touch();
}

bool stress_keep_until_touched(void) { return keep_until_woken(); }

stress_wait_end stress_keep_until_zero(stress_wait_kind kind, const void *object,
                                       const volatile uint32_t *word, int64_t due) {
  if (!WORLD || !stress_can_keep(WORLD)) return STRESS_NOT_KEPT;
  if (due <= WORLD->now) return STRESS_TIMED_OUT;
  begin_wait(kind, object, due);
  stress_this_carrier->word = word;
  bool in_time = keep_until_woken();
  return has_left() ? STRESS_NOT_KEPT : in_time ? STRESS_DONE : STRESS_TIMED_OUT;
}

static stress_wait_end done(const void *object) {
  stress_acquire(object);
  return STRESS_DONE;
}

stress_wait_end stress_keep_until_done(stress_wait_kind kind, const void *object, bool (*attempt)(void *),
                                       void *argument, int64_t due) {
  if (!stress_can_keep(WORLD)) return STRESS_NOT_KEPT;
  if (attempt(argument)) return done(object);
  if (due <= WORLD->now) return STRESS_TIMED_OUT;
  begin_wait(kind, object, due);
  for (;;) {
    wait_for_touch();
    bool in_time = keep_until_woken();
    if (has_left()) return STRESS_NOT_KEPT;
    if (attempt(argument)) return done(object);
    if (!in_time) return STRESS_TIMED_OUT;
    stress_this_carrier->waits_for = object;
  }
}

stress_wait_end stress_keep_calling(stress_wait *wait, int64_t due) {
  if (!stress_can_keep(WORLD)) return STRESS_NOT_KEPT;
  if (due <= WORLD->now) return STRESS_TIMED_OUT;
  begin_wait(STRESS_WAIT_CALL, NULL, due);
  stress_this_carrier->call = wait;
  bool in_time = keep_until_woken();
  if (wait->is_done) return STRESS_DONE;
  return has_left() ? STRESS_NOT_KEPT : in_time ? STRESS_DONE : STRESS_TIMED_OUT;
}

bool stress_call_again(stress_carrier *carrier) {
  stress_wait *call = carrier->call;
  if (call->is_done) return true;
  stress_world *world = WORLD;
  // The attempt may call interposed functions; they must call their originals.
  if (world) stress_leave();
  int error = errno;
  call->is_done = call->attempt(call->argument);
  errno = error;
  if (world) stress_enter(world);
  return call->is_done;
}

bool stress_call_all_again(stress_world *world, bool *any) {
  *any = *any || world->descriptor_sources;
  bool is_done = world->descriptor_sources && stress_poll_sources(world);
  for (uint32_t i = 0; i < world->ready_count; i++) {
    stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind != STRESS_INSIDE || !carrier->call) continue;
    *any = true;
    is_done = stress_call_again(carrier) || is_done;
  }
  return is_done;
}

bool stress_keep_asleep(int64_t due) {
  if (!stress_can_keep(WORLD)) return false;
  stress_begin_wait(STRESS_WAIT_SLEEP, NULL, due);
  stress_keep_until_touched();
  return true;
}

static bool is_untouched(const stress_carrier *carrier) { return carrier->untouched && !carrier->timed_out; }

void stress_touch(stress_world *world, const void *object, bool only_one) {
  stress_release(object);
  stress_wake(world, object, only_one);
}

void stress_wake(stress_world *world, const void *object, bool only_one) {
  if (LIKELY(!world->kept_count)) return;
  uint32_t waiting = 0;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    stress_carrier *carrier = world->ready[i].job;
    waiting += world->ready[i].kind == STRESS_INSIDE && carrier->waits_for == object && is_untouched(carrier);
  }
  uint32_t drawn = only_one && waiting > 1 ? stress_draw(&world->point_state, waiting) : 0;
  for (uint32_t i = 0; i < world->ready_count && waiting; i++) {
    stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind != STRESS_INSIDE || carrier->waits_for != object || !is_untouched(carrier)) continue;
    if (only_one && drawn-- > 0) continue;
    carrier->untouched = 0;
    if (only_one) return;
  }
}

// A mutex of the C library and one of the standard library both store the number of the thread that holds them.
uint32_t stress_holder(const stress_world *world, const stress_carrier *waiter) {
  uint32_t id = 0;
  switch (waiter->waits_as) {
    case STRESS_WAIT_MUTEX:
      id = (uint32_t)((const pthread_mutex_t *)waiter->waits_for)->__data.__owner;
      break;
    case STRESS_WAIT_WORD: id = *waiter->word & FUTEX_TID_MASK; break;
    case STRESS_WAIT_READ_WRITE:
      id = (uint32_t)((const pthread_rwlock_t *)waiter->waits_for)->__data.__cur_writer;
      break;
    case STRESS_WAIT_QUEUE: return stress_queue_holder(world, waiter->queue);
    default: break;
  }
  if (!id) return 0;
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
    if (world->ready[i].kind != STRESS_INSIDE || stress_is_eligible(world, &world->ready[i])) continue;
    waits[count++] = (stress_kept_wait){
        world->ready[i].task, carrier->waits_as, stress_holder(world, carrier),
        carrier->call ? carrier->call->name : NULL};
  }
  return count;
}

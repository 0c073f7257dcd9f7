// Timers of the operating system on descriptors, in virtual time. The descriptor stays a real one, because code reads
// it and event loops poll it: at the due instant of virtual time, the real timer is set to expire at once.
#include "carriers.h"
#include "outside.h"
#include <errno.h>

// Descriptors with a higher number keep timers in real time.
enum { DESCRIPTOR_LIMIT = 4096 };
// How long to wait for the operating system to let a timer expire at once, in milliseconds.
enum { EXPIRY_PATIENCE = 1000 };

typedef struct {
  uint64_t setting;  ///< Counts how often the timer was made or set; a wake of an earlier setting does nothing.
  int64_t due;       ///< The virtual instant, or `STRESS_NEVER`.
  bool is_calendar;
} timer_state;

/// The timer of the world that ends one setting.
typedef struct {
  int descriptor;
  uint64_t setting;
} expiry;

static timer_state states[DESCRIPTOR_LIMIT];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool is_known(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTOR_LIMIT; }

/// Replaces the state of a timer. Returns the number of the setting.
static uint64_t replace(int descriptor, int64_t due, const bool *is_calendar, int64_t *old_due) {
  ORIGINAL(pthread_mutex_lock)(&lock);
  timer_state *state = &states[descriptor];
  if (old_due) *old_due = state->due;
  if (is_calendar) state->is_calendar = *is_calendar;
  state->due = due;
  uint64_t setting = ++state->setting;
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return setting;
}

static timer_state state_of(int descriptor) {
  ORIGINAL(pthread_mutex_lock)(&lock);
  timer_state state = states[descriptor];
  ORIGINAL(pthread_mutex_unlock)(&lock);
  return state;
}

int timerfd_create(int clock, int flags) {
  int descriptor = ORIGINAL(timerfd_create)(clock, flags);
  bool is_calendar = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_ALARM;
  if (is_known(descriptor)) replace(descriptor, STRESS_NEVER, &is_calendar, NULL);
  return descriptor;
}

static bool is_valid(const struct timespec *time) {
  return time->tv_sec >= 0 && time->tv_nsec >= 0 && time->tv_nsec < 1000000000;
}

static bool is_zero(const struct timespec *time) { return !time->tv_sec && !time->tv_nsec; }

/// Whether the timer runs in virtual time. A periodic one does not: it would let time pass for ever.
static bool is_virtual(int descriptor, int flags, const struct itimerspec *value) {
  return WORLD && value && is_known(descriptor) && !(flags & ~TFD_TIMER_ABSTIME) && is_zero(&value->it_interval) &&
         is_valid(&value->it_value) && stress_takes_threads(WORLD);
}

static struct itimerspec rest_until(const stress_world *world, int64_t due) {
  struct itimerspec rest = {0};
  int64_t span = due == STRESS_NEVER ? 0 : due - world->now;
  if (span > 0) rest.it_value = (struct timespec){span / 1000000000, span % 1000000000};
  return rest;
}

static void set_expiry(stress_world *world, int descriptor, uint64_t setting, int64_t due) {
  expiry *timer = malloc(sizeof *timer);
  if (!timer) abort();
  *timer = (expiry){descriptor, setting};
  world->set_timer(world->context, (void *)((uintptr_t)timer | DESCRIPTOR_TIMER_TAG), due);
}

int timerfd_settime(int descriptor, int flags, const struct itimerspec *value, struct itimerspec *old) {
  stress_world *world = WORLD;
  if (!is_virtual(descriptor, flags, value)) {
    if (value && !(is_zero(&value->it_value))) stress_note_system_timer();
    if (is_known(descriptor)) replace(descriptor, STRESS_NEVER, NULL, NULL);
    return ORIGINAL(timerfd_settime)(descriptor, flags, value, old);
  }
  // The real timer rests; this call also finds out whether the descriptor is a timer.
  const struct itimerspec none = {0};
  int result = ORIGINAL(timerfd_settime)(descriptor, 0, &none, NULL);
  if (result) return result;
  int64_t due = STRESS_NEVER, old_due;
  if (!is_zero(&value->it_value)) {
    due = flags & TFD_TIMER_ABSTIME ? stress_virtual_instant(&value->it_value, state_of(descriptor).is_calendar)
                                    : stress_after(world, &value->it_value);
    if (due < world->now) due = world->now;
  }
  uint64_t setting = replace(descriptor, due, NULL, &old_due);
  if (old) *old = rest_until(world, old_due);
  if (due != STRESS_NEVER) set_expiry(world, descriptor, setting, due);
  return 0;
}

int timerfd_gettime(int descriptor, struct itimerspec *value) {
  int result = ORIGINAL(timerfd_gettime)(descriptor, value);
  if (result || !WORLD || !is_known(descriptor)) return result;
  timer_state state = state_of(descriptor);
  if (state.due != STRESS_NEVER) *value = rest_until(WORLD, state.due);
  return 0;
}

void stress_fire_descriptor_timer(void *job) {
  expiry *pointer = (void *)((uintptr_t)job & ~(uintptr_t)DESCRIPTOR_TIMER_TAG), timer = *pointer;
  free(pointer);
  if (state_of(timer.descriptor).setting != timer.setting) return;
  replace(timer.descriptor, STRESS_NEVER, NULL, NULL);
  const struct itimerspec at_once = {.it_value = {0, 1}};
  // It fails if the descriptor has been closed.
  if (ORIGINAL(timerfd_settime)(timer.descriptor, 0, &at_once, NULL)) return;
  struct pollfd expired = {timer.descriptor, POLLIN, 0};
  ORIGINAL(poll)(&expired, 1, EXPIRY_PATIENCE);
}

void stress_drop_descriptor_timer(void *job) { free((void *)((uintptr_t)job & ~(uintptr_t)DESCRIPTOR_TIMER_TAG)); }

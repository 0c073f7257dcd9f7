// Timers of the operating system: they run in real time, and end with a signal or on a descriptor.
#include "outside.h"

void stress_note_system_timer(void) {
  if (!WORLD) return;
  stress_note_escape(WORLD, STRESS_ESCAPE_TIMER);
  stress_outside_never_ends(WORLD->inbox);
}

unsigned alarm(unsigned seconds) {
  if (seconds) stress_note_system_timer();
  return ORIGINAL(alarm)(seconds);
}

useconds_t ualarm(useconds_t after, useconds_t every) {
  if (after) stress_note_system_timer();
  return ORIGINAL(ualarm)(after, every);
}

int setitimer(__itimer_which_t which, const struct itimerval *restrict value,
              struct itimerval *restrict old) {
  if (value && (value->it_value.tv_sec || value->it_value.tv_usec)) stress_note_system_timer();
  return ORIGINAL(setitimer)(which, value, old);
}

static bool is_set(const struct itimerspec *value) {
  return value && (value->it_value.tv_sec || value->it_value.tv_nsec);
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict value,
                  struct itimerspec *restrict old) {
  if (is_set(value)) stress_note_system_timer();
  return ORIGINAL(timer_settime)(timer, flags, value, old);
}

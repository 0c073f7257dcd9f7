// The thread of an iteration and its carriers mostly share one processor, because only one of them runs at a time: a
// switch from one to another then takes a few microseconds, and an idle processor need not wake up.
#include "carriers.h"
#include "outside.h"
#include <sched.h>

/// The processors that this process may use.
static cpu_set_t allowed;
static pthread_once_t allowed_once = PTHREAD_ONCE_INIT;

static void read_allowed(void) {
  if (ORIGINAL(sched_getaffinity)(0, sizeof allowed, &allowed)) CPU_ZERO(&allowed);
}

/// The processor that the calling thread was moved to, plus one; 0 if the system chooses.
static __thread int here __attribute__((tls_model("initial-exec")));

/// The real time, in nanoseconds, after which the system may choose the processor again, so that it can spread the
/// processes.
enum { TIME_TOGETHER = 2000000 };

static void move_to(pid_t thread, int processor) {
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(processor, &only);
  // A thread that cannot be moved is only slower.
  sched_setaffinity(thread, sizeof only, &only);
}

static void move_here(int processor) {
  move_to(0, processor);
  here = processor + 1;
}

void stress_share_processor(stress_world *world) {
  int64_t now = stress_real_now();
  if (here && here == world->processor && now - world->together_since < TIME_TOGETHER) return;
  if (here) return stress_use_all_processors();
  int processor = sched_getcpu();
  if (processor < 0) return;
  ORIGINAL(pthread_once)(&allowed_once, read_allowed);
  // Otherwise the system moves this thread to an idle processor whenever a carrier wakes it.
  move_here(processor);
  world->together_since = now;
  if (here == world->processor) return;
  world->processor = here;
  for (const stress_carrier *carrier = world->idle_carriers; carrier; carrier = carrier->next)
    move_to(carrier->id, processor);
  if (world->main_carrier) move_to(world->main_carrier->id, processor);
}

void stress_join_processor(const stress_world *world) {
  if (world->processor) move_here(world->processor - 1);
}

void stress_use_all_processors(void) {
  here = 0;
  stress_let_move(0);
}

void stress_let_move(pid_t thread) {
  ORIGINAL(pthread_once)(&allowed_once, read_allowed);
  if (CPU_COUNT(&allowed)) sched_setaffinity(thread, sizeof allowed, &allowed);
}

void stress_leave_processor_in_time(const stress_world *world) {
  if (LIKELY(!here || stress_this_carrier) || stress_real_now() - world->together_since < TIME_TOGETHER) return;
  stress_use_all_processors();
}

void stress_leave_processor(void) {
  if (UNLIKELY(here && !stress_this_carrier)) stress_use_all_processors();
}

// The code under test, which may count the processors, sees those of the process.
int sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set) {
  int result = ORIGINAL(sched_getaffinity)(thread, size, set);
  if (!result && WORLD && (here || stress_this_carrier) && size >= sizeof allowed) memcpy(set, &allowed, sizeof allowed);
  return result;
}

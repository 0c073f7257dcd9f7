// Timers of dispatch: work that goes to a queue at a virtual instant.
#include "queues.h"
#include "outside.h"
#include "races.h"

/// A timer that puts a block or a function on a queue.
typedef struct {
  void *queue;
  void *context;
  dispatch_function work;  ///< Null for a block.
} dispatch_timer;

extern void *_Block_copy(const void *) __attribute__((weak));
extern void _Block_release(const void *) __attribute__((weak));

/// The virtual instant of a `dispatch_time_t`: nanoseconds, with the clock in the two highest bits
/// (both set for the calendar, which counts down).
int64_t stress_dispatch_instant(uint64_t time) {
  static const uint64_t other_clock = 1ull << 63, calendar = 3ull << 62;
  static const int64_t second = 1000000000;
  if (time == ~0ull) return STRESS_NEVER;
  if (time == 0 || time == ~1ull) return 0;
  bool is_calendar = (time & calendar) == calendar;
  int64_t value = is_calendar ? -(int64_t)time : (int64_t)(time & ~other_clock);
  struct timespec parts = {value / second, value % second};
  return stress_virtual_instant(&parts, is_calendar);
}

static void set_timer(stress_world *world, uint64_t when, void *queue, void *context, dispatch_function work) {
  extern void dispatch_retain(void *) __attribute__((weak));
  bool leaves = queue != stress_main_queue() && !stress_takes_queues(world);
  if (leaves) stress_note_escape(world, STRESS_ESCAPE_QUEUE);
  dispatch_timer *timer = malloc(sizeof *timer);
  if (!timer) abort();
  *timer = (dispatch_timer){queue, context, work};
  if (dispatch_retain) dispatch_retain(queue);
  stress_release(timer);
  int64_t due = stress_dispatch_instant(when);
  world->set_timer(world->context, (void *)((uintptr_t)timer | DISPATCH_TIMER_TAG),
                   due < world->now ? world->now : due);
}

void stress_fire_dispatch_timer(stress_world *world, void *job) {
  void *pointer = (void *)((uintptr_t)job & ~(uintptr_t)DISPATCH_TIMER_TAG);
  dispatch_timer timer = *(dispatch_timer *)pointer;
  if (world->races) world->races->cause = pointer;
  // The escape was recorded when the timer was set.
  bool leaves = timer.queue != stress_main_queue() && !stress_takes_queues(world);
  if (leaves) stress_outside_act_for(world->inbox);
  if (!timer.work) {
    stress_async(timer.queue, timer.context);
    _Block_release(timer.context);
  } else {
    stress_async_f(timer.queue, timer.context, timer.work);
  }
  if (leaves) stress_outside_act_for(NULL);
  if (world->races) world->races->cause = NULL;
  free(pointer);
  stress_release_queue(timer.queue);
}

void stress_drop_timer(void *job) {
  if ((uintptr_t)job & WAKE_TAG) stress_drop_wake(job);
  if ((uintptr_t)job & DESCRIPTOR_TIMER_TAG) stress_drop_descriptor_timer(job);
  if ((uintptr_t)job & SOURCE_TAG) stress_drop_source_timer(job);
  if (!((uintptr_t)job & DISPATCH_TIMER_TAG)) return;
  dispatch_timer *timer = (void *)((uintptr_t)job & ~(uintptr_t)DISPATCH_TIMER_TAG);
  if (!timer->work) _Block_release(timer->context);
  stress_release_queue(timer->queue);
  free(timer);
}

void dispatch_after(uint64_t when, void *queue, void *block) {
  if (WORLD && _Block_copy) set_timer(WORLD, when, queue, _Block_copy(block), NULL);
  else ORIGINAL(dispatch_after)(when, queue, block);
}

void dispatch_after_f(uint64_t when, void *queue, void *context, dispatch_function work) {
  if (WORLD) set_timer(WORLD, when, queue, context, work);
  else ORIGINAL(dispatch_after_f)(when, queue, context, work);
}

// Runs the iterations of a parallel loop one after the other, in an order that depends on the seed.
#include "internal.h"

typedef void (*apply_function)(void *, size_t);

/// A number below a bound, by multiplication instead of division, as for every choice.
static size_t draw(stress_world *world, size_t bound) {
  return (size_t)((unsigned __int128)stress_next_random(world) * bound >> 64);
}

static void run_in_drawn_order(stress_world *world, size_t count, apply_function work, void *context) {
  size_t *order = calloc(count, sizeof *order);
  if (!order && count) abort();
  for (size_t i = 0; i < count; i++) {  // Fisher-Yates shuffle, inside-out
    size_t place = draw(world, i + 1);
    order[i] = order[place];
    order[place] = i;
  }
  for (size_t i = 0; i < count; i++) work(context, order[i]);
  free(order);
}

void dispatch_apply(size_t count, void *queue, void *block) {
  if (!WORLD) {
    ORIGINAL(dispatch_apply)(count, queue, block);
    return;
  }
  run_in_drawn_order(WORLD, count, (apply_function)stress_block_function(block), block);
}

void dispatch_apply_f(size_t count, void *queue, void *context, apply_function work) {
  if (!WORLD) ORIGINAL(dispatch_apply_f)(count, queue, context, work);
  else run_in_drawn_order(WORLD, count, work, context);
}

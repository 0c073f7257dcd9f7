// The iterations of a parallel loop: entries like the work of a concurrent queue, or, if there are many, one after
// the other in an order that depends on the seed.
#include "queues.h"

typedef void (*apply_function)(void *, size_t);

// Iterations of one loop that are entries.
enum { APPLY_LIMIT = 64 };

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

/// A loop, on the stack of its caller.
typedef struct { apply_function work; void *context; size_t left; } loop;
typedef struct { loop *loop; size_t index; } loop_iteration;

static void run_iteration(void *pointer) {
  loop_iteration iteration = *(loop_iteration *)pointer;
  free(pointer);
  iteration.loop->work(iteration.loop->context, iteration.index);
  iteration.loop->left--;
  stress_touch(WORLD, iteration.loop, false);
}

static bool has_ended(void *pointer) { return ((loop *)pointer)->left == 0; }

static void apply(stress_world *world, size_t count, apply_function work, void *context) {
  if (count < 2 || count > APPLY_LIMIT || !stress_takes_queues(world) || !stress_can_keep(world)) {
    run_in_drawn_order(world, count, work, context);
    return;
  }
  loop together = {work, context, count};
  for (size_t i = 0; i < count; i++) {
    loop_iteration *iteration = malloc(sizeof *iteration);
    if (!iteration) abort();
    *iteration = (loop_iteration){&together, i};
    stress_put_on_queue(world, NULL, iteration, run_iteration, false, NULL);
  }
  stress_keep_until_done(STRESS_WAIT_GROUP, &together, has_ended, &together, STRESS_NEVER);
}

void dispatch_apply(size_t count, void *queue, void *block) {
  if (!WORLD) ORIGINAL(dispatch_apply)(count, queue, block);
  else apply(WORLD, count, (apply_function)stress_block_function(block), block);
}

void dispatch_apply_f(size_t count, void *queue, void *context, apply_function work) {
  if (!WORLD) ORIGINAL(dispatch_apply_f)(count, queue, context, work);
  else apply(WORLD, count, work, context);
}

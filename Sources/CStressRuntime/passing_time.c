// Virtual time that goes on while there is work, as it does in production.
//
// A timer that is set makes the clock ready after a drawn number of steps. A strategy chooses among the
// clock and the tasks; a step of the clock makes the tasks ready whose timers are due next.
#include "internal.h"

void stress_let_time_pass(stress_world *world, uint64_t seed, uint32_t spread, uint32_t limit) {
  world->clock_state = seed;
  world->clock_spread = spread;
  world->passes_left = limit;
  world->clock_from = 0;
}

/// Draws the step from which the clock may go on.
static void draw_next_step(stress_world *world) {
  world->clock_from = world->steps + stress_draw(&world->clock_state, world->clock_spread);
}

void stress_note_timers(stress_world *world, int64_t next_due) {
  if (world->next_due == STRESS_NEVER && world->passes_left) draw_next_step(world);
  world->next_due = next_due;
}

void stress_offer_time(stress_world *world) {
  if (world->clock_is_ready || !world->ready_count || world->next_due == STRESS_NEVER ||
      world->steps < world->clock_from)
    return;
  if (!world->clock) world->clock = stress_add_clock(world);
  world->clock_is_ready = true;
  stress_push(world, (stress_entry){.task = world->clock, .kind = STRESS_TIME});
}

bool stress_only_time_is_left(const stress_world *world) {
  return world->clock_is_ready && world->ready_count == 1;
}

void stress_withdraw_time(stress_world *world) {
  if (!world->clock_is_ready) return;
  world->clock_is_ready = false;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < world->ready_count; i++)
    if (world->ready[i].kind != STRESS_TIME) world->ready[kept++] = world->ready[i];
  world->ready_count = kept;
}

void stress_pass_time(stress_world *world) {
  world->clock_is_ready = false;
  world->passes_left--;
  draw_next_step(world);
  world->between_steps = true;
  world->pass(world->context);
  world->between_steps = false;
}

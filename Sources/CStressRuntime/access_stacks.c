// The stacks of accesses, each kept once.
#include "races.h"

enum { SLOTS = 2 * STRESS_STACK_LIMIT };

static uint64_t hash_of(const stress_access_stack *stack) {
  uint64_t hash = stack->place * 0x9E3779B97F4A7C15u;
  for (uint32_t i = 0; i < stack->count; i++) hash = (hash ^ stack->frames[i]) * 0x9FB21C651E98DF25u;
  return hash ^ hash >> 32;
}

static bool are_equal(const stress_access_stack *a, const stress_access_stack *b) {
  return a->place == b->place && a->count == b->count &&
         !memcmp(a->frames, b->frames, a->count * sizeof *a->frames);
}

uint32_t stress_keep_stack(stress_world *world, uintptr_t place, uintptr_t frame) {
  stress_races *races = world->races;
  stress_access_stack stack = {.place = place};
  stack.count = stress_walk(0, frame, frame, world->base, stack.frames, STRESS_RACE_FRAMES);
  if (UNLIKELY(!races->stack_slots)) {
    races->stack_slots = calloc(SLOTS, sizeof *races->stack_slots);
    if (!races->stack_slots) abort();
  }
  stress_stack_slot *slot;
  for (uint32_t i = (uint32_t)hash_of(&stack) % SLOTS;; i = (i + 1) % SLOTS) {
    slot = &races->stack_slots[i];
    if (slot->generation != races->generation) break;
    if (are_equal(&races->stacks[slot->number - 1], &stack)) return slot->number;
  }
  if (races->stack_count == STRESS_STACK_LIMIT) {
    races->is_incomplete = true;
    return 0;
  }
  RESERVE(races->stacks, races->stack_count, races->stack_capacity);
  races->stacks[races->stack_count++] = stack;
  *slot = (stress_stack_slot){races->stack_count, races->generation};
  return slot->number;
}

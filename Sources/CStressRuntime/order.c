// The allowed order of entries on one actor.
//
// A *put* is an entry that code places on an actor at a known moment: a task that starts there, or a block
// of the main queue. If a put is known to come before another entry, an actor's queue keeps that order,
// and so does this file. Knowledge spreads as in production. A task knows the puts that it made itself,
// those that the task that made or resumed it knew, and those that were known on an actor when the task
// ran there. A task that hops may arrive at any later time, so no entry waits for a hop.
#include "internal.h"

static bool is_put(const stress_entry *entry) {
  return (entry->kind == STRESS_START || entry->kind == STRESS_BLOCK) && entry->identity;
}

static bool knows(const stress_world *world, const stress_entry *later, const stress_entry *put) {
  uint32_t task = later->kind == STRESS_HOP ? later->task : later->creator;
  if (put->creator == task) return true;
  return put->put && task && (world->tasks[task - 1].knows >> (put->put - 1) & 1);
}

/// Whether `later` must wait for `earlier`.
static bool goes_before(const stress_world *world, const stress_entry *earlier, const stress_entry *later) {
  if (!is_put(earlier) || earlier->identity != later->identity) return false;
  // The main queue keeps the order of all its blocks and ignores priorities.
  if (earlier->kind == STRESS_BLOCK && later->kind == STRESS_BLOCK) return true;
  if (earlier->priority < later->priority && later->identity != stress_main_identity) return false;
  return knows(world, later, earlier);
}

static bool must_wait(const stress_world *world, const stress_entry *entry, uint32_t held_before) {
  if (!entry->identity || (!is_put(entry) && entry->kind != STRESS_HOP)) return false;
  for (uint32_t i = 0; i < world->ready_count; i++)
    if (goes_before(world, &world->ready[i], entry)) return true;
  for (uint32_t i = 0; i < held_before; i++)
    if (goes_before(world, &world->held[i], entry)) return true;
  return false;
}

/// Assigns a bit to a put, or 0 if all bits are in use; then only its creator knows the put.
static uint8_t number_put(stress_world *world) {
  if (UNLIKELY(world->used_puts == UINT64_MAX)) {
    world->used_puts = world->puts;
    for (uint32_t i = 0; i < world->task_count; i++) world->tasks[i].knows &= world->puts;
    for (uint32_t i = 0; i < world->object_count; i++) world->objects[i].knows &= world->puts;
    if (world->used_puts == UINT64_MAX) return 0;
  }
  uint8_t bit = (uint8_t)__builtin_ctzll(~world->used_puts);
  uint64_t mask = (uint64_t)1 << bit;
  world->used_puts |= mask;
  world->puts |= mask;
  if (world->running && !world->between_steps) world->tasks[world->running - 1].knows |= mask;
  return bit + 1;
}

void stress_push(stress_world *world, stress_entry entry) {
  bool waits = UNLIKELY(world->put_count) && must_wait(world, &entry, world->held_count);
  if (UNLIKELY(is_put(&entry))) {
    world->put_count++;
    entry.put = number_put(world);
  }
  if (UNLIKELY(waits)) {
    RESERVE(world->held, world->held_count, world->held_capacity);
    world->held[world->held_count++] = entry;
    return;
  }
  RESERVE(world->ready, world->ready_count, world->ready_capacity);
  world->ready[world->ready_count++] = entry;
}

void stress_end_put(stress_world *world, uint8_t put) {
  world->put_count--;
  if (put) world->puts &= ~((uint64_t)1 << (put - 1));
  uint32_t kept = 0;
  for (uint32_t i = 0; i < world->held_count; i++) {
    stress_entry entry = world->held[i];
    if (must_wait(world, &entry, kept)) {
      world->held[kept++] = entry;
    } else {
      RESERVE(world->ready, world->ready_count, world->ready_capacity);
      world->ready[world->ready_count++] = entry;
    }
  }
  world->held_count = kept;
}

void stress_pass_on_puts(stress_world *world, uint32_t task, stress_kind kind) {
  if ((kind != STRESS_START && kind != STRESS_RESUME) || world->between_steps || !world->running) return;
  world->tasks[task - 1].knows |= world->tasks[world->running - 1].knows;
}

void stress_learn_puts(stress_world *world, const stress_entry *entry) {
  if (!entry->task || !entry->object) return;
  world->tasks[entry->task - 1].knows |= world->objects[entry->object - 1].knows;
}

void stress_leave_puts(stress_world *world, const stress_entry *entry) {
  if (entry->task && entry->object)
    world->objects[entry->object - 1].knows |= world->tasks[entry->task - 1].knows;
  if (is_put(entry)) stress_end_put(world, entry->put);
}

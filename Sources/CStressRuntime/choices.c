// Which entry runs next: those that can go on now, the choice among them, and the records of both.
#include "queues.h"
#include "interface.h"

bool stress_selects_entries(const stress_world *world) { return world->kept_count || world->queued_count; }

/// Lists the entries that can go on now.
static uint32_t list_eligible(stress_world *world) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    if (!stress_is_eligible(world, &world->ready[i])) continue;
    RESERVE(world->eligible, count, world->eligible_capacity);
    RESERVE(world->places, count, world->places_capacity);
    world->eligible[count] = world->ready[i];
    world->places[count++] = i;
  }
  return count;
}

void stress_record_step(stress_world *world, const stress_entry *entry, uint32_t index) {
  stress_note_cancellations(world);
  bool selects = stress_selects_entries(world);
  uint32_t count = selects ? list_eligible(world) : world->ready_count;
  const stress_entry *entries = selects ? world->eligible : world->ready;
  for (uint32_t i = 0; selects && i < count; i++)
    if (world->places[i] == index) {
      index = i;
      break;
    }
  RESERVE(world->trace, world->trace_count, world->trace_capacity);
  world->trace[world->trace_count++] = (stress_step){
      .now = world->now, .task = entry->task, .object = entry->object,
      .ready = count, .index = index, .set = world->ready_sets_count,
      .kind = stress_recorded_kind(entry)};
  stress_record_frames(world, entry, &world->trace[world->trace_count - 1]);
  for (uint32_t i = 0; i < count; i++) {
    RESERVE(world->ready_sets, world->ready_sets_count, world->ready_sets_capacity);
    world->ready_sets[world->ready_sets_count++] = entries[i].task;
  }
}

static uint32_t choose(stress_world *world, const stress_entry *entries, uint32_t count) {
  switch (world->rule) {
    case STRESS_FIRST: return 0;
    case STRESS_RANDOM: return stress_draw(&world->walk_state, count);
    case STRESS_ASK: return world->choose(world->context, entries, count);
  }
}

int64_t stress_pick(stress_world *world) {
  if (UNLIKELY(world->preselected)) {
    uint32_t index = world->preselected - 1;
    world->preselected = 0;
    return index;
  }
  bool selects = stress_selects_entries(world);
  const uint32_t count = LIKELY(!selects) ? world->ready_count : list_eligible(world);
  if (!count) return -1;
  uint32_t index = 0;
  if (count > 1) {
    const stress_entry *entries = LIKELY(!selects) ? world->ready : world->eligible;
    index = choose(world, entries, count);
    if (world->halted) return 0;
    if (index >= count) abort();
    RESERVE(world->choices, world->choice_count, world->choice_capacity);
    world->choices[world->choice_count++] = (stress_choice){
        index, count, entries[index].task, .stays = world->stays, .inside = world->at_point};
    world->stays = 0;
  }
  return LIKELY(!selects) ? index : world->places[index];
}

// Creates, resets and ends a world, and keeps its tables of tasks and actors.
#include "carriers.h"
#include "outside.h"
#include "races.h"
#include "sources.h"

__thread stress_world *stress_this_world __attribute__((tls_model("initial-exec")));

extern void *swift_unownedRetain(void *);
extern void swift_unownedRelease(void *);
uintptr_t stress_main_identity, stress_main_witness;

void stress_set_main_executor(uintptr_t identity, uintptr_t witness) {
  stress_main_identity = identity;
  stress_main_witness = witness;
}

void stress_enter(stress_world *world) {
  world->current_task = world->parks_by_runtime ? NULL : stress_current_task_slot();
  stress_this_world = world;
}
void stress_leave(void) { stress_this_world = NULL; }
stress_world *stress_current(void) { return stress_this_world; }

stress_world *stress_world_create(void) {
  stress_world *world = calloc(1, sizeof *world);
  if (!world) abort();
  world->inbox = stress_inbox_make();
  world->generation = 1;
  world->next_due = STRESS_NEVER;
  stress_hashing_begin();
  return world;
}

void stress_forget_outside(stress_world *world) { stress_inbox_forget(world->inbox); }

static void map_forget_generations(stress_map *map) {
  for (uint32_t i = 0; i < map->capacity; i++) map->slots[i].generation = 0;
}

/// Releases the memory of actors; the world kept it so that no later actor got the same address.
static void release_objects(stress_world *world) {
  for (uint32_t i = 0; i < world->object_count; i++)
    if (world->objects[i].metadata) swift_unownedRelease((void *)world->objects[i].identity);
  world->object_count = 0;
}

void stress_world_destroy(stress_world *world) {
  stress_hashing_end();
  stress_world_abandon(world);
  stress_end_carriers(world);
  stress_leave_processor();
  release_objects(world);
  stress_forget_given(world);
  stress_forget_sources(world);
  stress_forget_notifications(world);
  stress_forget_outside(world);
  stress_inbox_release(world->inbox);
  free(world->escapes);
  free(world->ready);
  free(world->eligible);
  free(world->holdings);
  free(world->notifications);
  free(world->resting);
  free(world->places);
  free(world->held);
  free(world->deferred);
  free(world->tasks);
  free(world->objects);
  free(world->names);
  free(world->trace);
  free(world->ready_sets);
  free(world->events);
  free(world->frames);
  free(world->sleeps);
  free(world->choices);
  free(world->task_map.slots);
  free(world->object_map.slots);
  stress_free_races(world);
  free(world);
}

void stress_world_reset(stress_world *world, uint64_t random_seed) {
  release_objects(world);
  world->now = 0;
  world->random_state = random_seed;
  world->rand_state = 0;
  world->digest = 0xCBF29CE484222325u;
  world->phase = world->running = 0;
  world->halted = world->creating = world->yielding = world->draining = false;
  world->between_steps = false;
  world->in_job = world->at_point = world->takes_points = world->has_points = false;
  world->needs_carriers = false;
  world->initializing = 0;
  world->kept_count = world->pool_count = world->preselected = 0;
  world->holding_count = world->queued_count = 0;
  world->queue_order = 0;
  stress_set_resting_apart(world);
  stress_forget_threads(world);
  world->steps = world->shared_steps = world->foreign_jobs = world->replaced_executors = 0;
  world->escape_count = world->unlisted_escapes = 0;
  world->waited = 0;
  world->next_due = STRESS_NEVER;
  world->clock = world->passes_left = 0;
  world->clock_is_ready = false;
  stress_forget_given(world);
  stress_forget_sources(world);
  stress_forget_notifications(world);
  world->inbox = stress_inbox_renew(world->inbox);
  world->ready_count = world->held_count = world->deferred_count = 0;
  world->put_count = 0;
  world->puts = world->used_puts = 0;
  world->task_count = world->names_count = world->trace_count = world->ready_sets_count = 0;
  world->choice_count = world->event_count = world->frame_count = world->sleep_count = 0;
  world->live[0] = world->live[1] = 0;
  world->task_map.count = world->object_map.count = 0;
  if (++world->generation == 0) {  // slots from 2^32 iterations ago would count as current
    map_forget_generations(&world->task_map);
    map_forget_generations(&world->object_map);
    world->generation = 1;
  }
}

bool stress_is_empty(stress_world *world) {
  stress_sweep(world);
  return stress_only_threads_rest(world) && !world->held_count && !world->deferred_count && !world->live[0] &&
         !world->live[1] && !world->escape_count && !stress_outside_could_help(world) &&
         stress_inbox_is_empty(world);
}

void stress_world_abandon(stress_world *world) {
  for (uint32_t i = 0; i < world->task_count; i++)
    if (!world->tasks[i].done && !world->tasks[i].is_thread) stress_forget_task(world, &world->tasks[i]);
}

static uint32_t first_slot(uintptr_t key, uint32_t mask) {
  return (uint32_t)((key >> 4) * 0x9E3779B1u) & mask;
}

// Open addressing with linear probing; a slot of another generation is empty.
static uint32_t *map_slot(stress_map *map, uintptr_t key, uint32_t generation, bool *found) {
  uint32_t mask = map->capacity - 1;
  for (uint32_t i = first_slot(key, mask);; i = (i + 1) & mask) {
    stress_slot *slot = &map->slots[i];
    if (slot->generation != generation) {
      slot->key = key;
      slot->generation = generation;
      map->count++;
      *found = false;
      return &slot->value;
    }
    if (slot->key == key) {
      *found = true;
      return &slot->value;
    }
  }
}

static void map_reserve(stress_map *map, uint32_t generation) {
  if (LIKELY(map->capacity && map->count < map->capacity / 2)) return;
  stress_map larger = {.capacity = map->capacity ? map->capacity * 2 : 64};
  larger.slots = calloc(larger.capacity, sizeof *larger.slots);
  if (!larger.slots) abort();
  for (uint32_t i = 0; i < map->capacity; i++) {
    bool found;
    if (map->slots[i].generation == generation)
      *map_slot(&larger, map->slots[i].key, generation, &found) = map->slots[i].value;
  }
  free(map->slots);
  *map = larger;
}

static void fill_task(stress_world *world, uint32_t *number, void *task) {
  RESERVE(world->tasks, world->task_count, world->task_capacity);
  stress_task *record = &world->tasks[world->task_count++];
  *number = world->task_count;
  uint32_t parent = world->running;
  *record = (stress_task){.task = task, .parent = parent, .name = UINT32_MAX, .phase = world->phase};
  if (parent) record->ordinal = ++world->tasks[parent - 1].children;
  world->live[world->phase != 0]++;
  stress_order_cause(world, world->task_count);
}

uint32_t stress_add_clock(stress_world *world) {
  RESERVE(world->tasks, world->task_count, world->task_capacity);
  uint32_t number = ++world->task_count;
  world->tasks[number - 1] =
      (stress_task){.name = UINT32_MAX, .phase = world->phase, .done = true};
  return number;
}

static void retain_task(stress_task *record) {
  swift_retain(record->task);
  record->retained = true;
}

uint32_t stress_task_number(stress_world *world, void *task) {
  // Try the running task first, because it usually becomes ready again.
  uint32_t running = world->running;
  if (LIKELY(running) && world->tasks[running - 1].task == task && !world->tasks[running - 1].done)
    return running;
  bool found;
  map_reserve(&world->task_map, world->generation);
  uint32_t *number = map_slot(&world->task_map, (uintptr_t)task, world->generation, &found);
  // Another task can have the address of a completed task.
  if (!found || world->tasks[*number - 1].done) {
    fill_task(world, number, task);
    // The runtime frees a completed task without references, so keep one. The memory of an `async let`
    // belongs to the task that awaits it.
    if (!stress_is_async_let(task)) retain_task(&world->tasks[*number - 1]);
  }
  return *number;
}

uint32_t stress_find_task(const stress_world *world, const void *task) {
  const stress_map *map = &world->task_map;
  if (!map->capacity) return 0;
  uint32_t mask = map->capacity - 1;
  for (uint32_t i = first_slot((uintptr_t)task, mask);; i = (i + 1) & mask) {
    if (map->slots[i].generation != world->generation) return 0;
    if (map->slots[i].key == (uintptr_t)task) return map->slots[i].value;
  }
}

void stress_name_task(stress_world *world, uint32_t number, const char *name) {
  uint32_t length = (uint32_t)strlen(name) + 1;
  while (world->names_capacity - world->names_count < length) {
    world->names_capacity = world->names_capacity ? world->names_capacity * 2 : 256;
    world->names = realloc(world->names, world->names_capacity);
    if (!world->names) abort();
  }
  world->tasks[number - 1].name = world->names_count;
  memcpy(world->names + world->names_count, name, length);
  world->names_count += length;
}

uint32_t stress_add_task(stress_world *world, void *task, const char *name) {
  uint32_t number = stress_task_number(world, task);
  if (name) stress_name_task(world, number, name);
  return number;
}

void stress_forget_task(stress_world *world, stress_task *task) {
  task->done = true;
  world->live[task->phase != 0]--;
  if (task->retained) swift_release(task->task);
}

uint32_t stress_object_number(stress_world *world, uintptr_t identity, uintptr_t witness) {
  if (!identity) return 0;
  if (world->object_count && world->objects[world->last_object - 1].identity == identity)
    return world->last_object;
  bool found;
  map_reserve(&world->object_map, world->generation);
  uint32_t *number = map_slot(&world->object_map, identity, world->generation, &found);
  if (found) return world->last_object = *number;
  RESERVE(world->objects, world->object_count, world->object_capacity);
  bool is_main = identity == stress_main_identity;
  if (UNLIKELY(is_main && world->reach_main_actor)) world->reach_main_actor(world->context);
  world->objects[world->object_count++] =
      (stress_object){.identity = identity, .metadata = is_main ? 0 : stress_object_type(identity)};
  // An unowned reference keeps only the memory, so deinit still runs at its usual time.
  if (!is_main) swift_unownedRetain((void *)identity);
  return *number = world->last_object = world->object_count;
}

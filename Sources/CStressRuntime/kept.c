// Jobs that are kept in the middle: which of them can go on, and what belongs to each of them.
#include "queues.h"

// The maximum number of jobs that are kept at once.
enum { KEPT_LIMIT = 256 };

bool stress_is_kept(const stress_world *world, const stress_carrier *carrier) {
  for (uint32_t i = 0; i < world->ready_count; i++)
    if (world->ready[i].kind == STRESS_INSIDE && world->ready[i].job == carrier) return true;
  return false;
}

bool stress_is_suspended(const stress_world *world, uint32_t task) {
  const stress_task *record = &world->tasks[task - 1];
  if (record->done || record->is_thread) return false;
  for (uint32_t i = 0; i < world->ready_count; i++)
    if (world->ready[i].kind == STRESS_INSIDE && world->ready[i].task == task) return false;
  return true;
}

bool stress_pool_is_full(const stress_world *world) {
  return world->pool_width && world->pool_count >= world->pool_width;
}

bool stress_is_eligible(const stress_world *world, const stress_entry *entry) {
  if (entry->kind == STRESS_INSIDE) {
    const stress_carrier *carrier = entry->job;
    if (carrier->queue) return stress_queue_admits(world, carrier->queue, carrier->barrier, carrier->order);
    if (carrier->call) return carrier->timed_out || stress_call_again(entry->job);
    return carrier->timed_out || !carrier->word || !*carrier->word;
  }
  if (entry->kind == STRESS_QUEUED) return stress_can_begin(world, entry);
  if (entry->kind != STRESS_TIME && entry->identity != stress_main_identity && stress_pool_is_full(world))
    return false;
  if (!entry->identity) return true;
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_carrier *carrier = world->ready[i].job;
    if (world->ready[i].kind == STRESS_INSIDE && carrier->identity == entry->identity) return false;
  }
  return true;
}

bool stress_is_in_job(const stress_world *world) {
  // A child of `fork` has no other thread.
  return world->in_job && !world->is_forked && !world->initializing && !world->creating && !world->yielding && !world->draining &&
         !world->between_steps && !world->halted && !world->at_point;
}

bool stress_can_keep(const stress_world *world) {
  return stress_this_carrier && stress_is_in_job(world) && world->kept_count < KEPT_LIMIT;
}

static bool takes_up_pool(const stress_world *world, const stress_carrier *carrier) {
  bool is_thread = carrier->hosted || (carrier->kept.running && world->tasks[carrier->kept.running - 1].is_thread);
  return !is_thread && carrier->identity != stress_main_identity;
}

void stress_keep(stress_world *world, stress_carrier *me) {
  me->kept.running = world->running;
  me->kept.resumptions = world->resumptions;
  me->kept.depth = world->depth;
  me->kept.resumed = world->resumed;
  me->kept.base = world->base;
  me->kept.own_calls = world->own_calls;
  uintptr_t frame = (uintptr_t)__builtin_frame_address(0);
  me->frame_count = UNLIKELY(world->tracing)
                        ? stress_walk(0, frame, frame, world->base, me->frames, STRESS_KEPT_FRAMES)
                        : 0;
  if (UNLIKELY(world->tracing)) stress_record_wait(world, me);
  me->identity = world->step_identity;
  me->object = world->step_object;
  if (LIKELY(world->running)) world->tasks[world->running - 1].points = world->job_points;
  world->kept_count++;
  world->pool_count += takes_up_pool(world, me);
  stress_push(world, (stress_entry){
      .job = me, .task = world->running, .object = me->object, .kind = STRESS_INSIDE});
}

void stress_go_on(stress_world *world, stress_carrier *me) {
  world->running = me->kept.running;
  world->resumptions = me->kept.resumptions;
  world->depth = me->kept.depth;
  world->resumed = me->kept.resumed;
  world->base = me->kept.base;
  world->own_calls = me->kept.own_calls;
  world->step_identity = me->identity;
  world->step_object = me->object;
  world->in_job = true;
  world->kept_count--;
  world->pool_count -= takes_up_pool(world, me);
  me->word = NULL;
  me->waits_for = NULL;
  me->call = NULL;
}

void stress_wait_for_turn(stress_world *world, stress_carrier *me) {
  world->in_job = false;
  stress_carrier *next = stress_begin_kept_step(world);
  if (next != me) {
    if (next) {
      stress_leave();
      stress_tell(next);
    } else {
      stress_hand_on(world);
    }
    stress_wait_until_told(me);
  }
  if (me->released) {
    stress_leave_control(me);
    return;
  }
  stress_watch_follow();
  stress_enter(world);
  stress_go_on(world, me);
}

void stress_take_own_entry_out(stress_world *world, const stress_carrier *me) {
  for (uint32_t i = world->ready_count; i > 0; i--) {
    if (world->ready[i - 1].job != me) continue;
    stress_take_out(world, i - 1);
    return;
  }
}

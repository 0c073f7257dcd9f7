// Records the effects of steps on tasks, while the iteration is traced.
//
// Recording has no effect on execution: an iteration takes the same steps with and without it.
#include "carriers.h"

extern SWIFT_CC bool swift_task_isCancelled(void *task);

void stress_record_event(stress_world *world, stress_event_kind kind, uint32_t task) {
  RESERVE(world->events, world->event_count, world->event_capacity);
  world->events[world->event_count++] = (stress_event){world->trace_count, task, kind, 0};
}

void stress_record_wait(stress_world *world, const stress_carrier *carrier) {
  if (!carrier->word && !carrier->call && !carrier->queue) return;
  stress_record_event(world, STRESS_EVENT_WAIT, stress_holder(world, carrier));
  world->events[world->event_count - 1].wait = carrier->waits_as;
}

void stress_record_ready(stress_world *world, uint32_t task, stress_kind kind) {
  if (kind == STRESS_START) {
    stress_record_event(world, STRESS_EVENT_START, task);
    world->tasks[task - 1].frame = world->creation;
    world->tasks[task - 1].frame_count = world->creation_count;
    world->creation_count = 0;
  } else if (kind == STRESS_RESUME && !world->between_steps && task != world->running) {
    stress_record_event(world, STRESS_EVENT_RESUME, task);
  }
}

void stress_note_sleep(stress_world *world, const void *job) {
  if (!world->tracing || !world->running) return;
  RESERVE(world->sleeps, world->sleep_count, world->sleep_capacity);
  world->sleeps[world->sleep_count++] = (stress_sleep){job, world->running};
}

void stress_record_wake(stress_world *world, const void *job) {
  // Search from the end: an earlier job at the same address has ended.
  for (uint32_t i = world->sleep_count; i > 0; i--) {
    if (world->sleeps[i - 1].job != job) continue;
    uint32_t sleeper = world->sleeps[i - 1].task;
    world->sleeps[i - 1] = world->sleeps[--world->sleep_count];
    if (stress_job_kind(job) != JOB_KIND_TASK) return;
    // A task of the runtime ends the sleep; its only step resumes the sleeping task.
    // The call may move the table of tasks, so it comes before the table is read.
    uint32_t number = stress_task_number(world, (void *)job);
    world->tasks[number - 1].wakes = sleeper;
    return;
  }
}

void stress_note_cancellations(stress_world *world) {
  if (!world->tracing) return;
  for (uint32_t i = 0; i < world->task_count; i++) {
    stress_task *task = &world->tasks[i];
    // Without a reference by the world, the memory of the task may be freed already.
    if (task->cancelled || task->done || !task->retained || !swift_task_isCancelled(task->task))
      continue;
    task->cancelled = true;
    stress_record_event(world, STRESS_EVENT_CANCEL, i + 1);
  }
}

static void reserve_frames(stress_world *world) {
  if (world->frame_capacity - world->frame_count >= STRESS_KEPT_FRAMES) return;
  world->frame_capacity = world->frame_capacity ? world->frame_capacity * 2 : 32 * STRESS_KEPT_FRAMES;
  world->frames = realloc(world->frames, world->frame_capacity * sizeof *world->frames);
  if (!world->frames) abort();
}

void stress_record_frames(stress_world *world, const stress_entry *entry, stress_step *step) {
  if (!entry->task || entry->kind == STRESS_BLOCK || entry->kind == STRESS_TIME ||
      entry->kind == STRESS_QUEUED)
    return;
  if (entry->kind == STRESS_START) {
    step->frame = world->tasks[entry->task - 1].frame;
    step->frame_count = world->tasks[entry->task - 1].frame_count;
    return;
  }
  reserve_frames(world);
  step->frame = world->frame_count;
  if (entry->kind == STRESS_INSIDE) {
    const stress_carrier *carrier = entry->job;
    step->frame_count = carrier->frame_count;
    memcpy(world->frames + world->frame_count, carrier->frames, carrier->frame_count * sizeof *carrier->frames);
    world->frame_count += step->frame_count;
    return;
  }
  step->frame_count =
      stress_async_frames(entry->job, world->frames + world->frame_count, STRESS_KEPT_FRAMES);
  world->frame_count += step->frame_count;
}

void stress_record_creation_in(stress_world *world, uintptr_t frame) {
  reserve_frames(world);
  world->creation = world->frame_count;
  world->creation_count =
      stress_walk(0, frame, frame, world->base, world->frames + world->frame_count, STRESS_KEPT_FRAMES);
  world->frame_count += world->creation_count;
}

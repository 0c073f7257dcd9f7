// Work of dispatch queues: an entry that holds its queue and the targets of the queue until it ends, on whatever
// carrier. Dispatch's own `dispatch_sync` runs it, so that dispatch answers all questions about the queue.
#include "queues.h"
#include "races.h"

extern void *_Block_copy(const void *) __attribute__((weak));
extern void _Block_release(const void *) __attribute__((weak));
extern void dispatch_retain(void *) __attribute__((weak));
extern const char *dispatch_queue_get_label(void *) __attribute__((weak));

typedef struct {
  void *queue, *work, *group;
  dispatch_function function;  ///< Null for a block.
  uint64_t order;
  bool barrier;
} queue_work;

void stress_retain_queue(void *queue) {
  if (queue && dispatch_retain) dispatch_retain(queue);
}

void stress_release_queue(void *queue) {
  if (queue && ORIGINAL(dispatch_release)) ORIGINAL(dispatch_release)(queue);
}

bool stress_takes_queues(stress_world *world) {
  return _Block_copy && stress_knows_queues() && stress_takes_threads(world);
}

// MARK: Which work can begin

/// Whether nothing that holds a queue or one of its targets stands in the way.
static bool is_free(const stress_world *world, const void *queue, bool barrier) {
  for (const void *place = queue; place; place = stress_target(place)) {
    if (UNLIKELY(stress_is_suspended_queue(place))) return false;
    bool exclusive = stress_is_serial(place) || (barrier && place == queue);
    for (uint32_t i = 0; i < world->holding_count; i++) {
      const stress_holding *holding = &world->holdings[i];
      if (holding->queue == place && (exclusive || holding->exclusive)) return false;
    }
  }
  return true;
}

/// Whether earlier work of a queue must begin before later work.
static bool comes_before(const void *queue, bool barrier, uint64_t order, const void *other, bool other_barrier,
                         uint64_t other_order) {
  return other == queue && other_order < order && (barrier || other_barrier || stress_is_serial(queue));
}

static bool is_next(const stress_world *world, const void *queue, bool barrier, uint64_t order) {
  for (uint32_t i = 0; i < world->ready_count; i++) {
    const stress_entry *entry = &world->ready[i];
    if (entry->kind == STRESS_QUEUED) {
      const queue_work *work = entry->job;
      if (comes_before(queue, barrier, order, work->queue, work->barrier, work->order)) return false;
    } else if (entry->kind == STRESS_INSIDE) {
      const stress_carrier *carrier = entry->job;
      if (carrier->queue &&
          comes_before(queue, barrier, order, carrier->queue, carrier->barrier, carrier->order))
        return false;
    }
  }
  return true;
}

bool stress_queue_admits(const stress_world *world, const void *queue, bool barrier, uint64_t order) {
  return is_free(world, queue, barrier) && is_next(world, queue, barrier, order);
}

bool stress_can_begin(const stress_world *world, const stress_entry *entry) {
  const queue_work *work = entry->job;
  return !work->queue || stress_queue_admits(world, work->queue, work->barrier, work->order);
}

uint32_t stress_queue_holder(const stress_world *world, const void *queue) {
  for (uint32_t i = 0; i < world->holding_count; i++)
    if (world->holdings[i].queue == queue) return world->holdings[i].carrier->kept.running;
  return 0;
}

// MARK: Work

// Work that runs alone releases the queue itself, other work the word behind it, which only work that runs alone
// acquires: work that may run at the same time is not ordered.
static const void *shared_part(const void *queue) { return (const char *)queue + sizeof(uint64_t); }

static bool is_exclusive(const void *place, const void *queue, bool barrier) {
  return stress_is_serial(place) || (barrier && place == queue);
}

static void hold(stress_world *world, const void *queue, bool barrier) {
  for (const void *place = queue; place; place = stress_target(place)) {
    stress_acquire(place);
    if (is_exclusive(place, queue, barrier)) stress_acquire(shared_part(place));
    RESERVE(world->holdings, world->holding_count, world->holding_capacity);
    world->holdings[world->holding_count++] = (stress_holding){
        place, is_exclusive(place, queue, barrier), stress_this_carrier};
  }
}

/// Removes what the calling job has held last on a queue.
static void let_go(stress_world *world, const void *queue, bool barrier) {
  for (const void *place = queue; place; place = stress_target(place)) {
    stress_release(is_exclusive(place, queue, barrier) ? place : shared_part(place));
    for (uint32_t i = world->holding_count; i > 0; i--) {
      if (world->holdings[i - 1].queue != place || world->holdings[i - 1].carrier != stress_this_carrier) continue;
      world->holdings[i - 1] = world->holdings[--world->holding_count];
      break;
    }
  }
}

static void call(void *queue, void *work, dispatch_function function, bool barrier) {
  if (!queue) function(work);
  else if (function && barrier) ORIGINAL(dispatch_barrier_sync_f)(queue, work, function);
  else if (function) ORIGINAL(dispatch_sync_f)(queue, work, function);
  else if (barrier) ORIGINAL(dispatch_barrier_sync)(queue, work);
  else ORIGINAL(dispatch_sync)(queue, work);
}

void stress_put_on_queue(stress_world *world, void *queue, void *work, dispatch_function function, bool barrier,
                         void *group) {
  queue_work *item = malloc(sizeof *item);
  if (!item) abort();
  *item = (queue_work){queue, function ? work : _Block_copy(work), group, function, ++world->queue_order, barrier};
  stress_retain_queue(queue);
  stress_retain_queue(group);
  const char *label = queue && dispatch_queue_get_label ? dispatch_queue_get_label(queue) : "";
  uint32_t number = stress_add_thread_record(world, world->running, label && *label ? label : "queue");
  world->queued_count++;
  stress_push(world, (stress_entry){
      .job = item, .task = number, .creator = world->running, .kind = STRESS_QUEUED});
}

void stress_run_queue_work(stress_world *world, void *pointer) {
  queue_work item = *(queue_work *)pointer;
  free(pointer);
  uint32_t number = world->running;
  world->queued_count--;
  world->base = (uintptr_t)__builtin_frame_address(0);
  hold(world, item.queue, item.barrier);
  call(item.queue, item.work, item.function, item.barrier);
  let_go(world, item.queue, item.barrier);
  stress_release(item.work);
  if (!item.function) _Block_release(item.work);
  world->tasks[number - 1].done = true;
  if (item.group) stress_leave_group(item.group);
  stress_release_queue(item.group);
  stress_release_queue(item.queue);
}

/// Whether the calling job is on a queue already; dispatch ends the process then.
static bool is_on(const stress_world *world, const void *queue) {
  for (uint32_t i = 0; i < world->holding_count; i++)
    if (world->holdings[i].queue == queue && world->holdings[i].carrier == stress_this_carrier &&
        world->holdings[i].exclusive)
      return true;
  return false;
}

bool stress_sync(void *queue, void *work, dispatch_function function, bool barrier) {
  stress_world *world = WORLD;
  if (!world || !stress_takes_queues(world) || !stress_this_carrier || is_on(world, queue)) return false;
  stress_carrier *me = stress_this_carrier;
  if (world->takes_points) stress_point();
  uint64_t order = ++world->queue_order;
  if (!stress_queue_admits(world, queue, barrier, order)) {
    if (!stress_can_keep(world)) return false;
    me->queue = queue;
    me->barrier = barrier;
    me->order = order;
    me->waits_as = STRESS_WAIT_QUEUE;
    me->waits_for = queue;
    stress_keep(world, me);
    stress_wait_for_turn(world, me);
    if (!WORLD) return false;
    me->queue = NULL;
  }
  hold(world, queue, barrier);
  call(queue, work, function, barrier);
  let_go(world, queue, barrier);
  if (world->takes_points) stress_point();
  return true;
}

// MARK: Notifications

/// A block for a queue, to be put there when a group is empty or a work item has run.
typedef struct stress_notification { void *group, *item, *queue, *block; } stress_notification;

static bool is_empty(void *group) { return ORIGINAL(dispatch_group_wait)(group, 0) == 0; }

/// Removes a notification and puts its block on its queue.
static void submit(stress_world *world, uint32_t index) {
  stress_notification notification = world->notifications[index];
  world->notification_count--;
  memmove(&world->notifications[index], &world->notifications[index + 1],
          (world->notification_count - index) * sizeof notification);
  stress_acquire(notification.group ? notification.group : notification.item);
  stress_async(notification.queue, notification.block);
  _Block_release(notification.block);
  if (notification.item) _Block_release(notification.item);
  stress_release_queue(notification.queue);
  stress_release_queue(notification.group);
}

void stress_notify(stress_world *world, void *group) {
  for (uint32_t i = 0; i < world->notification_count;) {
    if (world->notifications[i].group == group && is_empty(group)) submit(world, i);
    else i++;
  }
}

void stress_notify_of_items(stress_world *world) {
  for (uint32_t i = 0; i < world->notification_count;) {
    if (world->notifications[i].item && stress_has_run(world->notifications[i].item)) submit(world, i);
    else i++;
  }
}

static void add(stress_world *world, stress_notification notification) {
  RESERVE(world->notifications, world->notification_count, world->notification_capacity);
  world->notifications[world->notification_count++] = notification;
  stress_retain_queue(notification.group);
  stress_retain_queue(notification.queue);
}

void stress_add_notification(stress_world *world, void *group, void *queue, void *block) {
  add(world, (stress_notification){.group = group, .queue = queue, .block = _Block_copy(block)});
  stress_notify(world, group);
}

void stress_await_work_item(stress_world *world, void *item, void *queue, void *block) {
  add(world, (stress_notification){.item = _Block_copy(item), .queue = queue, .block = _Block_copy(block)});
}

void stress_forget_notifications(stress_world *world) {
  for (uint32_t i = 0; i < world->notification_count; i++) {
    const stress_notification *notification = &world->notifications[i];
    _Block_release(notification->block);
    if (notification->item) _Block_release(notification->item);
    stress_release_queue(notification->queue);
    stress_release_queue(notification->group);
  }
  world->notification_count = 0;
}

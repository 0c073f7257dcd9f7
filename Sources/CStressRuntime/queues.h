// Dispatch queues under control; shared by the files of this target only.
#pragma once
#include "carriers.h"

/// A queue that is held by work that has begun and has not ended.
typedef struct stress_holding {
  const void *queue;
  bool exclusive;  ///< Whether nothing else may run on the queue.
  const stress_carrier *carrier;
} stress_holding;

/// Whether the layout of queues is known, so that they can be controlled.
bool stress_knows_queues(void);
/// Whether a queue runs its work one after the other.
bool stress_is_serial(const void *queue);
/// The queue on which a queue runs its work, or null.
void *stress_target(const void *queue);
/// Whether a queue is suspended, or has not been activated.
bool stress_is_suspended_queue(const void *queue);
/// Whether this layer can count the references of an object of dispatch.
bool stress_knows_references(void);
/// Whether the code has one reference to an object of dispatch.
bool stress_has_one_reference(const void *object);
/// Whether `dispatch_block_create` made the block, so that it cannot be wrapped.
bool stress_is_work_item(const void *block);
/// Whether a block must run alone on its queue.
bool stress_is_barrier(const void *block);
/// Whether a work item has run.
bool stress_has_run(const void *block);
/// Puts a block on a queue when a work item has run.
void stress_await_work_item(stress_world *world, void *item, void *queue, void *block);
/// Forgets the notifications that nothing has caused in this iteration.
void stress_forget_notifications(stress_world *world);
/// Puts the notifications of work items that have run on their queues.
void stress_notify_of_items(stress_world *world);
void stress_retain_queue(void *queue);
void stress_release_queue(void *queue);

/// Whether work for a queue other than the main one is an entry in this iteration.
bool stress_takes_queues(stress_world *world);
/// Puts a block, or a function if `function` is not null, on a queue. The group is left when it has run.
/// Without a queue the function is called as it is.
void stress_put_on_queue(stress_world *world, void *queue, void *work, dispatch_function function, bool barrier,
                         void *group);
/// Runs the work of an entry.
void stress_run_queue_work(stress_world *world, void *work);
/// Runs a block, or a function if `function` is not null, on a queue while the calling job waits; false if this
/// is left to dispatch.
bool stress_sync(void *queue, void *work, dispatch_function function, bool barrier);
/// Whether a queue can begin with work now that was put on it with this number.
bool stress_queue_admits(const stress_world *world, const void *queue, bool barrier, uint64_t order);
/// The task of the kept work that holds a queue, or 0.
uint32_t stress_queue_holder(const stress_world *world, const void *queue);
/// Whether the work of an entry can begin now.
bool stress_can_begin(const stress_world *world, const stress_entry *entry);
/// Puts the notifications of a group that has become empty on their queues.
void stress_notify(stress_world *world, void *group);
/// Notifies when a group is empty.
void stress_add_notification(stress_world *world, void *group, void *queue, void *block);

// The check of the assumptions about the binary interface; shared by the files of this target only.
#pragma once
#include "internal.h"

/// Checks a task that `swift_task_create` has just made, and the arguments of the call.
void stress_check_creation(stress_interface *interface, size_t flags, const option_record *options,
                           const char *task);
/// Checks a job that the runtime makes ready. Returns whether it was sent to the queue of an actor.
bool stress_check_job(stress_interface *interface, char *job);
/// Checks a task that is about to hop.
void stress_check_switch(stress_interface *interface, const void *resume, const void *context);
/// Checks the same task after the runtime has parked it.
void stress_check_parked(stress_interface *interface, const stress_world *world, const char *task);

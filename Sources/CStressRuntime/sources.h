// Dispatch sources in virtual time; shared by the files of this target only.
#pragma once
#include "queues.h"

/// A handler: a block, or a function.
typedef struct {
  void *block;  ///< A copy, or null.
  dispatch_function function;
} stress_handler;

/// A source of dispatch that this layer runs: a timer, one to which the code adds data, or a descriptor.
typedef struct stress_source {
  struct stress_source *next;
  void *object;          ///< A group of dispatch, which the code takes for the source; null once it is freed.
  stress_world *world;   ///< The iteration that made it, or null when it is over.
  void *queue;
  stress_handler event, cancel, registration;
  enum { STRESS_TIMER, STRESS_ADDS, STRESS_ORS, STRESS_REPLACES, STRESS_READABLE, STRESS_WRITABLE } kind;
  int descriptor;
  uintptr_t data;        ///< What has come since the event handler began the last time.
  uintptr_t shown;       ///< What the event handler sees.
  int64_t due, interval; ///< For a timer; the interval is `STRESS_NEVER` if it fires once.
  uint64_t setting;      ///< Counts how often the timer was set; a wake of an earlier setting does nothing.
  uint32_t suspensions;
  uint32_t references;   ///< Of the object and of submitted handlers.
  bool is_active, is_cancelled, is_released;
  bool is_registered, is_submitted, has_ended;
  bool runs;             ///< A handler runs; dispatch lets the next one begin when it has ended.
  bool is_ready;         ///< The descriptor was ready when the event handler was submitted.
} stress_source;

/// Makes a source of this layer, or null if dispatch must make it.
void *stress_make_source(stress_world *world, const void *type, uintptr_t handle, void *queue);
/// The source that an object stands for, or null.
stress_source *stress_source_of(const void *object);
/// The first source of a world, or the next one after another; null at the end.
stress_source *stress_next_source(const stress_world *world, const stress_source *after);
/// Whether a descriptor is of a kind whose other end is nearly always in this process.
bool stress_is_inner_descriptor(int descriptor);
/// Whether a source is for a descriptor.
bool stress_has_descriptor(const stress_source *source);
/// Submits the handlers whose time has come.
void stress_serve_source(stress_source *source);
/// Lets a timer fire at an instant, and then after each interval.
void stress_set_source_timer(stress_source *source, int64_t due, int64_t interval);
void stress_drop_handler(stress_handler *handler);
/// Frees a source without references.
void stress_let_source_go(stress_source *source);
/// Ends the part that sources have in an iteration.
void stress_forget_sources(stress_world *world);

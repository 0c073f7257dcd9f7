// Every assumption of this layer about binary interfaces that no system header declares.
//
// The named headers are those of Swift 6.3 (swiftlang/swift, release/6.3, include/swift). The assumptions
// were tested with Swift 6.3.1 on x86-64. `interface.c` checks each assumption on real tasks, jobs and
// actors before the first iteration. If one does not hold, the run stops with its name.
//
//   ASSUMPTION(name, value, source, meaning)
#pragma once
#include <stddef.h>
#include <stdint.h>

#define STRESS_ASSUMPTIONS(ASSUMPTION)                                                                   \
  ASSUMPTION(OBJECT_METADATA, 0, "ABI/HeapObject.h", "offset of the type in an object")                  \
  ASSUMPTION(JOB_FLAGS, 32, "ABI/Task.h, Job", "offset of the flags in a job")                           \
  ASSUMPTION(JOB_PRIORITY, 33, "ABI/MetadataValues.h, JobFlags", "offset of the priority in a job")      \
  ASSUMPTION(JOB_INVOKE, 56, "ABI/Task.h, Job", "offset of the function that runs a job without a task") \
  ASSUMPTION(JOB_ASYNC_LET, 28, "ABI/MetadataValues.h, JobFlags", "bit of a task made by async let")     \
  ASSUMPTION(JOB_KIND_TASK, 0, "ABI/MetadataValues.h, JobKind", "kind of a task")                        \
  ASSUMPTION(JOB_KIND_ACTOR, 193, "ABI/MetadataValues.h, JobKind", "kind of a job that runs an actor's queue") \
  ASSUMPTION(JOB_KIND_NULLARY_CONTINUATION, 195, "ABI/MetadataValues.h, JobKind",                        \
             "kind of a job that resumes a task that yielded or slept")                                  \
  ASSUMPTION(TASK_RESUME, 56, "ABI/Task.h, AsyncTask", "offset of the address at which a task resumes")  \
  ASSUMPTION(TASK_CONTEXT, 64, "ABI/Task.h, AsyncTask", "offset of the context with which a task resumes") \
  ASSUMPTION(TASK_THREAD_CONTEXT, 80, "ABI/Task.h, AsyncTask",                                           \
             "offset of what enterThreadLocalContext is called with")                                    \
  ASSUMPTION(RESUMPTION_CALLS, 1, "stdlib/public/Concurrency/Task.cpp",                                  \
             "calls of enterThreadLocalContext when a task resumes")                                     \
  ASSUMPTION(STATUS_COMPLETE, 13, "stdlib/public/Concurrency/TaskPrivate.h, ActiveTaskStatus",           \
             "bit of a complete task in its status")                                                     \
  ASSUMPTION(CONTEXT_PARENT, 0, "ABI/Task.h, AsyncContext", "offset of the caller's context")            \
  ASSUMPTION(CONTEXT_RESUME, 8, "ABI/Task.h, AsyncContext", "offset of the address at which the caller resumes") \
  ASSUMPTION(CREATE_IS_CHILD, 8, "ABI/MetadataValues.h, TaskCreateFlags", "bit of a child task")         \
  ASSUMPTION(CREATE_ENQUEUES, 12, "ABI/MetadataValues.h, TaskCreateFlags", "bit of a task that starts later") \
  ASSUMPTION(OPTION_PAYLOAD, 16, "ABI/TaskOptions.h", "offset of the first word of an option")           \
  ASSUMPTION(OPTION_INITIAL_SERIAL_EXECUTOR, 0, "ABI/MetadataValues.h, TaskOptionRecordKind",            \
             "kind of the option that names the actor on which a task starts")                           \
  ASSUMPTION(OPTION_TASK_NAME, 7, "ABI/MetadataValues.h, TaskOptionRecordKind",                          \
             "kind of the option that names a task")                                                     \
  ASSUMPTION(EXECUTOR_OF_ACTOR, 0, "ABI/Executor.h, SerialExecutorRef",                                  \
             "second word of the executor of an actor that has none of its own")                         \
  ASSUMPTION(HASHING_DETERMINISTIC, 16, "SwiftShims/GlobalObjects.h, _SwiftHashingParameters",           \
             "offset of the flag that leaves addresses out of hashes")                                   \
  ASSUMPTION(BLOCK_INVOKE, 16, "Block ABI, Block_layout", "offset of the function in a block")

enum {
#define ASSUMPTION(name, value, source, meaning) name = value,
  STRESS_ASSUMPTIONS(ASSUMPTION)
#undef ASSUMPTION
};

/// The positions of the assumptions in the list.
enum {
#define ASSUMPTION(name, value, source, meaning) STRESS_ASSUMES_##name,
  STRESS_ASSUMPTIONS(ASSUMPTION)
#undef ASSUMPTION
  STRESS_ASSUMPTION_COUNT
};

/// An option of `swift_task_create`; the low byte of the flags is its kind.
typedef struct option_record {
  size_t flags;
  struct option_record *parent;
  uintptr_t first, second;
} option_record;
_Static_assert(offsetof(option_record, first) == OPTION_PAYLOAD, "the structure follows the assumption");

/// Header of an async context: a suspended function writes it for the function that it calls.
typedef struct async_context {
  struct async_context *parent;
  uintptr_t resume_parent;
} async_context;
_Static_assert(offsetof(async_context, parent) == CONTEXT_PARENT, "the structure follows the assumption");
_Static_assert(offsetof(async_context, resume_parent) == CONTEXT_RESUME, "the structure follows the assumption");

/// The standard library's parameters for hashing.
typedef struct { uint64_t seed0, seed1; _Bool deterministic; } hashing_parameters;
_Static_assert(offsetof(hashing_parameters, deterministic) == HASHING_DETERMINISTIC,
               "the structure follows the assumption");

// Every function that this layer interposes: one line each, and nothing else.
//
// `originals.h` makes the prototypes and the access to the originals from this list, `interposed.c` the
// look-up and the start-up check. The article "What is controlled" shows it as a table. To interpose a
// function, add a line here and define the function in the file of its group.
//
//   INTERPOSED(group, convention, result, name, symbol, version, parameters)
//
// `symbol` is the name that the linker knows. `version` selects one of several definitions of a symbol
// in the C library; null takes the default one.
#define C_FUNCTION(group, result, name, ...) INTERPOSED(group, , result, name, #name, NULL, __VA_ARGS__)
#define C_FUNCTION_AT(version, group, result, name, ...) \
  INTERPOSED(group, , result, name, #name, version, __VA_ARGS__)
#define SWIFT_FUNCTION(group, result, name, ...) \
  INTERPOSED(group, SWIFT_CC, result, name, #name, NULL, __VA_ARGS__)

SWIFT_FUNCTION(tasks, task_and_context, swift_task_create,
               (size_t flags, void *options, const void *type, void *entry, void *closure))
SWIFT_FUNCTION(tasks, void, swift_asyncLet_begin,
               (void *let, void *options, const void *type, void *entry, void *closure, void *result))
INTERPOSED(tasks, SWIFT_ASYNC, void, swift_task_switch, "swift_task_switch", NULL,
           (ASYNC_CONTEXT void *context, void *resume, void *identity, void *witness))
INTERPOSED(tasks, SWIFT_ASYNC, void, stress_yield, YIELD_SYMBOL, NULL, (ASYNC_CONTEXT void *context))
SWIFT_FUNCTION(tasks, void, swift_job_run_on_task_executor, (void *job, uintptr_t identity, uintptr_t witness))
C_FUNCTION(tasks, void, swift_task_enterThreadLocalContext, (char *state))
C_FUNCTION(tasks, void, swift_task_exitThreadLocalContext, (char *state))
SWIFT_FUNCTION(tasks, void *, swift_continuation_init, (void *context, size_t flags))
SWIFT_FUNCTION(tasks, void, swift_continuation_resume, (void *task))
SWIFT_FUNCTION(tasks, void, swift_continuation_throwingResume, (void *task))
SWIFT_FUNCTION(tasks, void, swift_continuation_throwingResumeWithError, (void *task, void *error))

C_FUNCTION(time, int, clock_gettime, (clockid_t clock, struct timespec *out))
C_FUNCTION(time, int, gettimeofday, (struct timeval *restrict out, void *restrict zone))
C_FUNCTION(time, time_t, time, (time_t *out))
C_FUNCTION(time, int, nanosleep, (const struct timespec *span, struct timespec *rest))
C_FUNCTION(time, int, clock_nanosleep,
           (clockid_t clock, int flags, const struct timespec *span, struct timespec *rest))
C_FUNCTION(time, int, usleep, (useconds_t microseconds))
C_FUNCTION(time, unsigned, sleep, (unsigned seconds))

C_FUNCTION(randomness, void, swift_stdlib_random, (void *buffer, size_t count))
C_FUNCTION(randomness, int, getentropy, (void *buffer, size_t count))
C_FUNCTION(randomness, ssize_t, getrandom, (void *buffer, size_t count, unsigned flags))
C_FUNCTION(randomness, void, arc4random_buf, (void *buffer, size_t count))
C_FUNCTION(randomness, uint32_t, arc4random, (void))
C_FUNCTION(randomness, uint32_t, arc4random_uniform, (uint32_t bound))
C_FUNCTION(randomness, int, rand, (void))
C_FUNCTION(randomness, void, srand, (unsigned seed))
C_FUNCTION(randomness, long, random, (void))
C_FUNCTION(randomness, void, srandom, (unsigned seed))
C_FUNCTION(randomness, double, drand48, (void))
C_FUNCTION(randomness, long, lrand48, (void))
C_FUNCTION(randomness, void, srand48, (long seed))

C_FUNCTION(files, int, open, (const char *path, int flags, ...))
C_FUNCTION(files, int, open64, (const char *path, int flags, ...))
C_FUNCTION(files, ssize_t, read, (int descriptor, void *buffer, size_t count))
C_FUNCTION(files, int, close, (int descriptor))
C_FUNCTION(files, ssize_t, recv, (int socket, void *buffer, size_t count, int flags))
C_FUNCTION(files, int, accept, (int socket, struct sockaddr *restrict address, socklen_t *restrict length))
C_FUNCTION(files, int, connect, (int socket, const struct sockaddr *address, socklen_t length))
C_FUNCTION(files, int, listen, (int socket, int backlog))
C_FUNCTION(files, int, poll, (struct pollfd *descriptors, nfds_t count, int timeout))
C_FUNCTION(files, int, select,
           (int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
            struct timeval *restrict timeout))
C_FUNCTION(files, int, epoll_wait, (int descriptor, struct epoll_event *events, int count, int timeout))

C_FUNCTION(waits, int, pthread_mutex_lock, (pthread_mutex_t *mutex))
C_FUNCTION(waits, int, pthread_rwlock_rdlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_wrlock, (pthread_rwlock_t *lock))
// The condition variables with a mutex word of their own; an older definition has the same name.
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_wait, (pthread_cond_t *condition, pthread_mutex_t *mutex))
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_timedwait,
              (pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until))
C_FUNCTION(waits, int, pthread_join, (pthread_t thread, void **result))
C_FUNCTION(waits, int, sem_wait, (sem_t *semaphore))
C_FUNCTION(waits, int, sem_timedwait, (sem_t *semaphore, const struct timespec *until))
C_FUNCTION(waits, pid_t, waitpid, (pid_t process, int *status, int options))
C_FUNCTION(waits, long, syscall, (long number, ...))
C_FUNCTION(waits, intptr_t, dispatch_semaphore_wait, (void *semaphore, uint64_t timeout))
C_FUNCTION(waits, intptr_t, dispatch_group_wait, (void *group, uint64_t timeout))
C_FUNCTION(waits, intptr_t, dispatch_block_wait, (void *block, uint64_t timeout))

C_FUNCTION(dispatch, void, dispatch_async, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_async_f, (void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_sync, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_barrier_async, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_barrier_async_f, (void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_group_async, (void *group, void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_group_async_f,
           (void *group, void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_group_notify, (void *group, void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_after, (uint64_t when, void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_after_f, (uint64_t when, void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_apply, (size_t count, void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_apply_f,
           (size_t count, void *queue, void *context, void (*work)(void *, size_t)))
C_FUNCTION(dispatch, void, dispatch_assert_queue, (void *queue))
C_FUNCTION(dispatch, void *, dispatch_source_create,
           (const void *type, uintptr_t handle, uintptr_t mask, void *queue))
C_FUNCTION(dispatch, void *, dispatch_io_create,
           (unsigned long type, int descriptor, void *queue, void *cleanup))
C_FUNCTION(dispatch, void, dispatch_read, (int descriptor, size_t length, void *queue, void *handler))
C_FUNCTION(dispatch, void, dispatch_write, (int descriptor, void *data, void *queue, void *handler))

C_FUNCTION(processes, int, pthread_create,
           (pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument))
C_FUNCTION(processes, int, posix_spawn,
           (pid_t *restrict process, const char *restrict path, const posix_spawn_file_actions_t *actions,
            const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
            char *const environment[restrict]))
C_FUNCTION(processes, int, posix_spawnp,
           (pid_t *restrict process, const char *restrict file, const posix_spawn_file_actions_t *actions,
            const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
            char *const environment[restrict]))
C_FUNCTION(processes, pid_t, fork, (void))
C_FUNCTION(processes, void, exit, (int status))
C_FUNCTION(processes, void, _exit, (int status))

#undef C_FUNCTION
#undef C_FUNCTION_AT
#undef SWIFT_FUNCTION

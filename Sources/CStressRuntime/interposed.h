// Every function that this layer interposes: one line each, and nothing else.
//
// `originals.h` makes the prototypes and the access to the originals from this list, `interposed.c` the
// look-up and the start-up check. The article "What is controlled" shows it as a table. Each new line needs
// a definition in the file that has the name of its group.
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
#ifndef MANGLED_FUNCTION
#define MANGLED_FUNCTION(group, convention, result, name, symbol, ...) \
  INTERPOSED(group, convention, result, name, symbol, NULL, __VA_ARGS__)
#endif

SWIFT_FUNCTION(tasks, task_and_context, swift_task_create,
               (size_t flags, void *options, const void *type, void *entry, void *closure))
SWIFT_FUNCTION(tasks, void, swift_asyncLet_begin,
               (void *let, void *options, const void *type, void *entry, void *closure, void *result))
INTERPOSED(tasks, SWIFT_ASYNC, void, swift_task_switch, "swift_task_switch", NULL,
           (ASYNC_CONTEXT void *context, void *resume, void *identity, void *witness))
MANGLED_FUNCTION(tasks, SWIFT_ASYNC, void, stress_yield, "$sScTss5NeverORszABRs_rlE5yieldyyYaFZ",
                 (ASYNC_CONTEXT void *context))
C_FUNCTION(tasks, void, swift_task_enterThreadLocalContext, (char *state))
C_FUNCTION(tasks, void, swift_task_exitThreadLocalContext, (char *state))
SWIFT_FUNCTION(tasks, void *, swift_continuation_init, (void *context, size_t flags))
SWIFT_FUNCTION(tasks, void, swift_continuation_resume, (void *task))
SWIFT_FUNCTION(tasks, void, swift_continuation_throwingResume, (void *task))
SWIFT_FUNCTION(tasks, void, swift_continuation_throwingResumeWithError, (void *task, void *error))

// With these, an executor runs a job that it was given.
SWIFT_FUNCTION(executors, void, swift_job_run, (void *job, uintptr_t identity, uintptr_t witness))
SWIFT_FUNCTION(executors, void, swift_job_run_on_task_executor, (void *job, uintptr_t identity, uintptr_t witness))
SWIFT_FUNCTION(executors, void, swift_job_run_on_serial_and_task_executor,
               (void *job, uintptr_t serial, uintptr_t serial_witness, uintptr_t task, uintptr_t task_witness))

// `cancel()` of a task, of the current task and `cancelAll()` of the four kinds of task groups. The first argument is
// the task or the group; metadata follows.
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_task, "$sScT6cancelyyF",
                 (void *task, void *a, void *b, SELF void *self))
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_current, "$sSct6cancelyyF",
                 (void *task, void *a, void *b, SELF void *self))
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_group, "$sScG9cancelAllyyF",
                 (void *task, void *a, void *b, SELF void *self))
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_throwing_group, "$sScg9cancelAllyyF",
                 (void *task, void *a, void *b, SELF void *self))
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_discarding_group,
                 "$ss19DiscardingTaskGroupV9cancelAllyyF", (void *task, void *a, void *b, SELF void *self))
MANGLED_FUNCTION(cancellation, SWIFT_CC, void, stress_cancel_throwing_discarding_group,
                 "$ss27ThrowingDiscardingTaskGroupV9cancelAllyyF", (void *task, void *a, void *b, SELF void *self))

// `yield(_:)`, `yield()`, `yield(with:)` and `finish` of the continuations of `AsyncStream` and
// `AsyncThrowingStream`. The three arguments are the registers that pass the element and type metadata.
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_stream_yield,
                 "$sScS12ContinuationV5yieldyAB11YieldResultOyx__GxnF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_stream_yield_nothing,
                 "$sScS12ContinuationV5yieldAB11YieldResultOyyt__GyytRszlF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_stream_yield_result,
                 "$sScS12ContinuationV5yield4withAB11YieldResultOyx__Gs0E0Oyxs5NeverOG_tF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_stream_finish,
                 "$sScS12ContinuationV6finishyyF",
                 (void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_throwing_stream_yield,
                 "$sScs12ContinuationV5yieldyAB11YieldResultOyxq___GxnF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_throwing_stream_yield_nothing,
                 "$sScs12ContinuationV5yieldAB11YieldResultOyytq___GyytRszrlF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_throwing_stream_yield_result,
                 "$sScs12ContinuationV5yield4withAB11YieldResultOyxs5Error_p__Gs0E0OyxsAG_pG_tsAG_pRs_rlF",
                 (INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self))
MANGLED_FUNCTION(async_streams, SWIFT_CC, void, stress_throwing_stream_finish,
                 "$sScs12ContinuationV6finish8throwingyq_Sgn_tF",
                 (void *a, void *b, void *c, SELF void *self))

C_FUNCTION(time, int, clock_gettime, (clockid_t clock, struct timespec *out))
C_FUNCTION(time, int, gettimeofday, (struct timeval *restrict out, void *restrict zone))
C_FUNCTION(time, time_t, time, (time_t *out))
C_FUNCTION(time, int, nanosleep, (const struct timespec *span, struct timespec *rest))
C_FUNCTION(time, int, clock_nanosleep,
           (clockid_t clock, int flags, const struct timespec *span, struct timespec *rest))
C_FUNCTION(time, int, usleep, (useconds_t microseconds))
C_FUNCTION(time, unsigned, sleep, (unsigned seconds))
C_FUNCTION(time, int, thrd_sleep, (const struct timespec *span, struct timespec *rest))
C_FUNCTION(time, int, timespec_get, (struct timespec *out, int base))
C_FUNCTION(time, clock_t, times, (struct tms *out))

C_FUNCTION(timers, unsigned, alarm, (unsigned seconds))
C_FUNCTION(timers, useconds_t, ualarm, (useconds_t after, useconds_t every))
C_FUNCTION(timers, int, setitimer,
           (__itimer_which_t which, const struct itimerval *restrict value, struct itimerval *restrict old))
C_FUNCTION(timers, int, timer_settime,
           (timer_t timer, int flags, const struct itimerspec *restrict value, struct itimerspec *restrict old))
C_FUNCTION(descriptor_timers, int, timerfd_create, (int clock, int flags))
C_FUNCTION(descriptor_timers, int, timerfd_settime,
           (int descriptor, int flags, const struct itimerspec *value, struct itimerspec *old))
C_FUNCTION(descriptor_timers, int, timerfd_gettime, (int descriptor, struct itimerspec *value))

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
C_FUNCTION(randomness, long, mrand48, (void))
C_FUNCTION(randomness, unsigned short *, seed48, (unsigned short seed[3]))
C_FUNCTION(randomness, void, lcong48, (unsigned short parameters[7]))
C_FUNCTION(randomness, char *, initstate, (unsigned seed, char *state, size_t size))
C_FUNCTION(randomness, FILE *, fopen, (const char *restrict path, const char *restrict mode))
C_FUNCTION(randomness, FILE *, fopen64, (const char *restrict path, const char *restrict mode))
C_FUNCTION(randomness, FILE *, fdopen, (int descriptor, const char *mode))

C_FUNCTION(descriptors, ssize_t, read, (int descriptor, void *buffer, size_t count))
C_FUNCTION(descriptors, ssize_t, __read_chk, (int descriptor, void *buffer, size_t count, size_t size))
C_FUNCTION(descriptors, ssize_t, readv, (int descriptor, const struct iovec *parts, int count))
C_FUNCTION(descriptors, ssize_t, pread, (int descriptor, void *buffer, size_t count, off_t offset))
C_FUNCTION(descriptors, ssize_t, pread64, (int descriptor, void *buffer, size_t count, off64_t offset))
C_FUNCTION(descriptors, ssize_t, preadv, (int descriptor, const struct iovec *parts, int count, off_t offset))
C_FUNCTION(descriptors, ssize_t, write, (int descriptor, const void *buffer, size_t count))
C_FUNCTION(descriptors, ssize_t, writev, (int descriptor, const struct iovec *parts, int count))
C_FUNCTION(descriptors, int, poll, (struct pollfd *descriptors, nfds_t count, int timeout))
C_FUNCTION(descriptors, int, __poll_chk, (struct pollfd *descriptors, nfds_t count, int timeout, size_t size))
C_FUNCTION(descriptors, int, ppoll,
           (struct pollfd *descriptors, nfds_t count, const struct timespec *timeout, const sigset_t *mask))
C_FUNCTION(descriptors, int, __ppoll_chk,
           (struct pollfd *descriptors, nfds_t count, const struct timespec *timeout, const sigset_t *mask,
            size_t size))
C_FUNCTION(descriptors, int, select,
           (int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
            struct timeval *restrict timeout))
C_FUNCTION(descriptors, int, pselect,
           (int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
            const struct timespec *restrict timeout, const sigset_t *restrict mask))
C_FUNCTION(descriptors, int, epoll_wait, (int descriptor, struct epoll_event *events, int count, int timeout))
C_FUNCTION(descriptors, int, epoll_pwait,
           (int descriptor, struct epoll_event *events, int count, int timeout, const sigset_t *mask))
C_FUNCTION(descriptors, int, epoll_pwait2,
           (int descriptor, struct epoll_event *events, int count, const struct timespec *timeout,
            const sigset_t *mask))
C_FUNCTION(descriptors, int, flock, (int descriptor, int operation))
C_FUNCTION(descriptors, int, fcntl, (int descriptor, int command, ...))
C_FUNCTION(descriptors, int, fcntl64, (int descriptor, int command, ...))
C_FUNCTION(descriptors, int, lockf, (int descriptor, int command, off_t length))
C_FUNCTION(descriptors, int, lockf64, (int descriptor, int command, off64_t length))

C_FUNCTION(sockets, ssize_t, recv, (int socket, void *buffer, size_t count, int flags))
C_FUNCTION(sockets, ssize_t, __recv_chk, (int socket, void *buffer, size_t count, size_t size, int flags))
C_FUNCTION(sockets, ssize_t, recvfrom,
           (int socket, void *restrict buffer, size_t count, int flags, struct sockaddr *restrict address,
            socklen_t *restrict length))
C_FUNCTION(sockets, ssize_t, __recvfrom_chk,
           (int socket, void *restrict buffer, size_t count, size_t size, int flags,
            struct sockaddr *restrict address, socklen_t *restrict length))
C_FUNCTION(sockets, ssize_t, recvmsg, (int socket, struct msghdr *message, int flags))
C_FUNCTION(sockets, int, recvmmsg,
           (int socket, struct mmsghdr *messages, unsigned count, int flags, struct timespec *timeout))
C_FUNCTION(sockets, ssize_t, send, (int socket, const void *buffer, size_t count, int flags))
C_FUNCTION(sockets, ssize_t, sendto,
           (int socket, const void *buffer, size_t count, int flags, const struct sockaddr *address,
            socklen_t length))
C_FUNCTION(sockets, ssize_t, sendmsg, (int socket, const struct msghdr *message, int flags))
C_FUNCTION(sockets, int, sendmmsg, (int socket, struct mmsghdr *messages, unsigned count, int flags))
C_FUNCTION(sockets, int, accept, (int socket, struct sockaddr *restrict address, socklen_t *restrict length))
C_FUNCTION(sockets, int, accept4,
           (int socket, struct sockaddr *restrict address, socklen_t *restrict length, int flags))
C_FUNCTION(sockets, int, bind, (int socket, const struct sockaddr *address, socklen_t length))
C_FUNCTION(sockets, int, connect, (int socket, const struct sockaddr *address, socklen_t length))
C_FUNCTION(sockets, int, listen, (int socket, int backlog))
C_FUNCTION(sockets, int, getaddrinfo,
           (const char *restrict node, const char *restrict service, const struct addrinfo *restrict hints,
            struct addrinfo **restrict result))
C_FUNCTION(sockets, int, getnameinfo,
           (const struct sockaddr *restrict address, socklen_t length, char *restrict host,
            socklen_t host_length, char *restrict service, socklen_t service_length, int flags))
C_FUNCTION(sockets, struct hostent *, gethostbyname, (const char *name))
C_FUNCTION(sockets, int, gethostbyname_r,
           (const char *restrict name, struct hostent *restrict host, char *restrict buffer, size_t size,
            struct hostent **restrict result, int *restrict error))

C_FUNCTION(waits, int, pthread_mutex_lock, (pthread_mutex_t *mutex))
C_FUNCTION(waits, int, pthread_mutex_unlock, (pthread_mutex_t *mutex))
C_FUNCTION(waits, int, pthread_mutex_timedlock, (pthread_mutex_t *mutex, const struct timespec *until))
C_FUNCTION(waits, int, pthread_mutex_clocklock,
           (pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until))
C_FUNCTION(waits, int, pthread_mutex_trylock, (pthread_mutex_t *mutex))
C_FUNCTION(waits, int, mtx_lock, (mtx_t *mutex))
C_FUNCTION(waits, int, mtx_trylock, (mtx_t *mutex))
C_FUNCTION(waits, int, mtx_unlock, (mtx_t *mutex))
C_FUNCTION(waits, int, mtx_timedlock, (mtx_t *restrict mutex, const struct timespec *restrict until))
C_FUNCTION(waits, int, pthread_spin_lock, (pthread_spinlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_rdlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_wrlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_tryrdlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_trywrlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_unlock, (pthread_rwlock_t *lock))
C_FUNCTION(waits, int, pthread_rwlock_timedrdlock, (pthread_rwlock_t *lock, const struct timespec *until))
C_FUNCTION(waits, int, pthread_rwlock_timedwrlock, (pthread_rwlock_t *lock, const struct timespec *until))
C_FUNCTION(waits, int, pthread_rwlock_clockrdlock,
           (pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until))
C_FUNCTION(waits, int, pthread_rwlock_clockwrlock,
           (pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until))
// The version whose condition variables contain a mutex word; an older definition has the same name.
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_signal, (pthread_cond_t *condition))
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_broadcast, (pthread_cond_t *condition))
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_wait, (pthread_cond_t *condition, pthread_mutex_t *mutex))
C_FUNCTION_AT("GLIBC_2.3.2", waits, int, pthread_cond_timedwait,
              (pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until))
C_FUNCTION(waits, int, pthread_cond_clockwait,
           (pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until))
C_FUNCTION(waits, int, cnd_signal, (cnd_t *condition))
C_FUNCTION(waits, int, cnd_broadcast, (cnd_t *condition))
C_FUNCTION(waits, int, cnd_wait, (cnd_t *condition, mtx_t *mutex))
C_FUNCTION(waits, int, cnd_timedwait,
           (cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict until))
C_FUNCTION(waits, int, pthread_barrier_wait, (pthread_barrier_t *barrier))
C_FUNCTION(waits, int, pthread_join, (pthread_t thread, void **result))
C_FUNCTION(waits, int, pthread_timedjoin_np,
           (pthread_t thread, void **result, const struct timespec *until))
C_FUNCTION(waits, int, pthread_clockjoin_np,
           (pthread_t thread, void **result, clockid_t clock, const struct timespec *until))
C_FUNCTION(waits, int, thrd_join, (thrd_t thread, int *result))
C_FUNCTION(waits, int, sem_post, (sem_t *semaphore))
C_FUNCTION(waits, int, sem_wait, (sem_t *semaphore))
C_FUNCTION(waits, int, sem_timedwait, (sem_t *semaphore, const struct timespec *until))
C_FUNCTION(waits, int, sem_clockwait, (sem_t *semaphore, clockid_t clock, const struct timespec *until))
C_FUNCTION(waits, pid_t, waitpid, (pid_t process, int *status, int options))
C_FUNCTION(waits, pid_t, wait, (int *status))
C_FUNCTION(waits, pid_t, wait3, (int *status, int options, struct rusage *usage))
C_FUNCTION(waits, pid_t, wait4, (pid_t process, int *status, int options, struct rusage *usage))
C_FUNCTION(waits, int, waitid, (idtype_t type, id_t process, siginfo_t *information, int options))
C_FUNCTION(waits, int, sigwait, (const sigset_t *restrict set, int *restrict signal))
C_FUNCTION(waits, int, sigwaitinfo, (const sigset_t *restrict set, siginfo_t *restrict information))
C_FUNCTION(waits, int, sigtimedwait,
           (const sigset_t *restrict set, siginfo_t *restrict information,
            const struct timespec *restrict timeout))
C_FUNCTION(waits, int, sigsuspend, (const sigset_t *mask))
C_FUNCTION(waits, int, pause, (void))
C_FUNCTION(waits, ssize_t, mq_receive, (mqd_t queue, char *buffer, size_t size, unsigned *priority))
C_FUNCTION(waits, ssize_t, mq_timedreceive,
           (mqd_t queue, char *restrict buffer, size_t size, unsigned *restrict priority,
            const struct timespec *restrict until))
C_FUNCTION(waits, int, mq_send, (mqd_t queue, const char *message, size_t size, unsigned priority))
C_FUNCTION(waits, int, mq_timedsend,
           (mqd_t queue, const char *message, size_t size, unsigned priority, const struct timespec *until))
C_FUNCTION(waits, ssize_t, msgrcv, (int queue, void *message, size_t size, long type, int flags))
C_FUNCTION(waits, int, msgsnd, (int queue, const void *message, size_t size, int flags))
C_FUNCTION(waits, int, semop, (int semaphores, struct sembuf *operations, size_t count))
C_FUNCTION(waits, int, semtimedop,
           (int semaphores, struct sembuf *operations, size_t count, const struct timespec *timeout))
C_FUNCTION(waits, long, syscall, (long number, ...))
C_FUNCTION(waits, intptr_t, dispatch_semaphore_signal, (void *semaphore))
C_FUNCTION(waits, intptr_t, dispatch_semaphore_wait, (void *semaphore, uint64_t timeout))
C_FUNCTION(waits, void, dispatch_group_leave, (void *group))
C_FUNCTION(waits, intptr_t, dispatch_group_wait, (void *group, uint64_t timeout))
C_FUNCTION(waits, intptr_t, dispatch_block_wait, (void *block, uint64_t timeout))

C_FUNCTION(dispatch, void, dispatch_async, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_async_f, (void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_sync, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_sync_f, (void *queue, void *context, dispatch_function work))
C_FUNCTION(dispatch, void, dispatch_barrier_sync, (void *queue, void *block))
C_FUNCTION(dispatch, void, dispatch_barrier_sync_f, (void *queue, void *context, dispatch_function work))
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
C_FUNCTION(dispatch, void *, dispatch_io_create,
           (unsigned long type, int descriptor, void *queue, void *cleanup))
C_FUNCTION(dispatch, void, dispatch_read, (int descriptor, size_t length, void *queue, void *handler))
C_FUNCTION(dispatch, void, dispatch_write, (int descriptor, void *data, void *queue, void *handler))

C_FUNCTION(source_calls, void *, dispatch_source_create,
           (const void *type, uintptr_t handle, uintptr_t mask, void *queue))
C_FUNCTION(source_calls, void, dispatch_source_set_event_handler, (void *source, void *block))
C_FUNCTION(source_calls, void, dispatch_source_set_event_handler_f, (void *source, dispatch_function handler))
C_FUNCTION(source_calls, void, dispatch_source_set_cancel_handler, (void *source, void *block))
C_FUNCTION(source_calls, void, dispatch_source_set_cancel_handler_f, (void *source, dispatch_function handler))
C_FUNCTION(source_calls, void, dispatch_source_set_registration_handler, (void *source, void *block))
C_FUNCTION(source_calls, void, dispatch_source_set_registration_handler_f,
           (void *source, dispatch_function handler))
C_FUNCTION(source_calls, void, dispatch_source_set_timer,
           (void *source, uint64_t start, uint64_t interval, uint64_t leeway))
C_FUNCTION(source_calls, void, dispatch_source_cancel, (void *source))
C_FUNCTION(source_calls, intptr_t, dispatch_source_testcancel, (void *source))
C_FUNCTION(source_calls, uintptr_t, dispatch_source_get_data, (void *source))
C_FUNCTION(source_calls, uintptr_t, dispatch_source_get_handle, (void *source))
C_FUNCTION(source_calls, uintptr_t, dispatch_source_get_mask, (void *source))
C_FUNCTION(source_calls, void, dispatch_source_merge_data, (void *source, uintptr_t value))
C_FUNCTION(source_calls, void, dispatch_set_target_queue, (void *object, void *queue))
C_FUNCTION(source_calls, void, dispatch_activate, (void *object))
C_FUNCTION(source_calls, void, dispatch_suspend, (void *object))
C_FUNCTION(source_calls, void, dispatch_resume, (void *object))
C_FUNCTION(source_calls, void, dispatch_release, (void *object))
C_FUNCTION(work_items, void, dispatch_block_notify, (void *block, void *queue, void *notification))

C_FUNCTION(once, void, swift_once, (long *predicate, void (*function)(void *), void *context))
C_FUNCTION(once, int, pthread_once, (pthread_once_t *control, void (*function)(void)))
C_FUNCTION(once, void, dispatch_once, (long *predicate, void *block))
C_FUNCTION(once, void, dispatch_once_f, (long *predicate, void *context, dispatch_function function))
C_FUNCTION(main_thread, unsigned char, _CFIsMainThread, (void))
C_FUNCTION(main_thread, void, dispatch_assert_queue, (void *queue))
C_FUNCTION(main_thread, void, dispatch_assert_queue_barrier, (void *queue))
C_FUNCTION(main_thread, void, dispatch_assert_queue_not, (void *queue))
C_FUNCTION(processors, int, sched_getaffinity, (pid_t thread, size_t size, cpu_set_t *set))

// Messages that the Swift runtime writes to standard error go to the report of the iteration.
C_FUNCTION(words, int, fputs, (const char *restrict text, FILE *restrict file))
C_FUNCTION(words, int, vfprintf, (FILE *restrict file, const char *restrict format, va_list arguments))

C_FUNCTION(threads, int, pthread_setname_np, (pthread_t thread, const char *name))
C_FUNCTION(processes, int, pthread_create,
           (pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument))
C_FUNCTION(processes, int, thrd_create, (thrd_t *thread, thrd_start_t start, void *argument))
C_FUNCTION(processes, int, aio_read, (struct aiocb *request))
C_FUNCTION(processes, int, aio_write, (struct aiocb *request))
C_FUNCTION(processes, int, aio_fsync, (int operation, struct aiocb *request))
C_FUNCTION(processes, int, lio_listio,
           (int mode, struct aiocb *const *requests, int count, struct sigevent *restrict event))
C_FUNCTION(processes, int, mq_notify, (mqd_t queue, const struct sigevent *event))
C_FUNCTION(processes, int, posix_spawn,
           (pid_t *restrict process, const char *restrict path, const posix_spawn_file_actions_t *actions,
            const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
            char *const environment[restrict]))
C_FUNCTION(processes, int, posix_spawnp,
           (pid_t *restrict process, const char *restrict file, const posix_spawn_file_actions_t *actions,
            const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
            char *const environment[restrict]))
C_FUNCTION(processes, pid_t, fork, (void))
C_FUNCTION(processes, pid_t, vfork, (void))
C_FUNCTION(processes, pid_t, forkpty,
           (int *terminal, char *name, const struct termios *attributes, const struct winsize *size))
C_FUNCTION(processes, int, daemon, (int keeps_folder, int keeps_output))
C_FUNCTION(processes, int, system, (const char *command))
C_FUNCTION(processes, FILE *, popen, (const char *command, const char *mode))
C_FUNCTION(processes, int, execve, (const char *path, char *const *arguments, char *const *environment))
C_FUNCTION(processes, int, execv, (const char *path, char *const *arguments))
C_FUNCTION(processes, int, execvp, (const char *file, char *const *arguments))
C_FUNCTION(processes, int, execvpe, (const char *file, char *const *arguments, char *const *environment))
C_FUNCTION(processes, int, fexecve, (int descriptor, char *const *arguments, char *const *environment))
C_FUNCTION(processes, void, exit, (int status))
C_FUNCTION(processes, void, _exit, (int status))
C_FUNCTION(processes, void, _Exit, (int status))
C_FUNCTION(processes, void, quick_exit, (int status))

#undef C_FUNCTION
#undef C_FUNCTION_AT
#undef SWIFT_FUNCTION

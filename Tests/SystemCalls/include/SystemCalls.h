// Functions of the C library that Swift's module of it leaves out.
#pragma once
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/sem.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <threads.h>
#include <time.h>

// What only GNU programs see.
int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until);
int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *until);
int pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until);
int pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until);
int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until);
int ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout, const sigset_t *mask);
int semtimedop(int semaphores, struct sembuf *operations, size_t count, const struct timespec *timeout);

// What takes any number of arguments.
/// Reads the monotonic clock by a system call.
long system_call_seconds(void);
/// Sleeps by a system call.
void system_call_sleep(long seconds);
/// Removes semaphores of System V.
void remove_semaphores(int semaphores);

// What Swift forbids.
pid_t fork_process(void) __asm__("fork");
/// Starts a child by `vfork` that ends at once, and returns the status that it ended with.
int status_of_vfork(int status);

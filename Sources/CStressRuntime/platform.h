// Rejects platforms that this layer does not support.
#pragma once
#include <limits.h>

#if !defined(__linux__) || !defined(__GLIBC__)
#error "race-stress controls Swift concurrency on Linux with glibc only; it was tried on x86-64."
#endif

// A counter in C, compiled with the compiler's memory instrumentation.
#pragma once

/// Adds 1 to a counter, without a lock.
void c_counter_add(void);

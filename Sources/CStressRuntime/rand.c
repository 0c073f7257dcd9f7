// The C library's generators: their state is the process's, so that here they follow the iteration's
// seed instead, and what code under test seeds them with.
#include "internal.h"

/// A number of the world's, from a seed of the code's own if it has set one.
static uint64_t next_rand(stress_world *world) {
  if (!world->rand_state) world->rand_state = stress_next_random(world) | 1;
  // Xorshift (Marsaglia: Xorshift RNGs, 2003); never 0.
  uint64_t x = world->rand_state;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return (world->rand_state = x) * 0x2545F4914F6CDD1Du;
}

static void seed_rand(stress_world *world, uint64_t seed) {
  world->rand_state = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
}

INTERPOSE int rand(void) {
  ORIGINAL(int, rand, void);
  return WORLD ? (int)(next_rand(WORLD) >> 33) : original();
}

INTERPOSE void srand(unsigned seed) {
  ORIGINAL(void, srand, unsigned);
  if (WORLD) seed_rand(WORLD, seed);
  else original(seed);
}

INTERPOSE long random(void) {
  ORIGINAL(long, random, void);
  return WORLD ? (long)(next_rand(WORLD) >> 33) : original();
}

INTERPOSE void srandom(unsigned seed) {
  ORIGINAL(void, srandom, unsigned);
  if (WORLD) seed_rand(WORLD, seed);
  else original(seed);
}

INTERPOSE double drand48(void) {
  ORIGINAL(double, drand48, void);
  return WORLD ? (double)(next_rand(WORLD) >> 11) * 0x1p-53 : original();
}

INTERPOSE long lrand48(void) {
  ORIGINAL(long, lrand48, void);
  return WORLD ? (long)(next_rand(WORLD) >> 33) : original();
}

INTERPOSE void srand48(long seed) {
  ORIGINAL(void, srand48, long);
  if (WORLD) seed_rand(WORLD, (uint64_t)seed);
  else original(seed);
}

INTERPOSE uint32_t arc4random(void) {
  ORIGINAL(uint32_t, arc4random, void);
  return WORLD ? (uint32_t)(stress_next_random(WORLD) >> 32) : original();
}

INTERPOSE uint32_t arc4random_uniform(uint32_t bound) {
  ORIGINAL(uint32_t, arc4random_uniform, uint32_t);
  if (!WORLD) return original(bound);
  return (uint32_t)(((stress_next_random(WORLD) >> 32) * bound) >> 32);
}

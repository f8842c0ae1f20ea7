// How large the benchmarks are: in full for figures, quick to see that all of it runs, in about three minutes on two cores.

const FULL = {
  beforeAfter: {
    posts: 500,
    // Fewer than a server takes that renders per request: where it can't keep up, its times say nothing.
    rate: 50,
    paces: [
      { publishEveryMs: 8000, seconds: 16 },
      { publishEveryMs: 500, seconds: 6 },
    ],
    rounds: 5,
    capacity: { factor: 1.6, seconds: 2 },
    warmUps: 50,
  },
  limits: { connections: [16, 256, 1024], rounds: 5, warmUps: 1, seconds: 1, slowSeconds: 3 },
  growth: { counts: [100, 1000, 10_000], rounds: 5, warmUps: 1 },
  rebuild: { rebuildCounts: [100, 1000], rebuildRounds: 5 },
  pageMemory: { firstVisits: 500, visits: 4000, restMs: 5000 },
  publish: { publishes: 60, warmUps: 200 },
  files: { fileCounts: [30, 5000], publishes: 20 },
  manyAtOnce: { files: 1500, megabytes: [0.25, 1], readers: 8, restMs: 3000 },
  memoryPosts: 10_000,
  burst: { calls: 1000 },
  soak: { soakSeconds: 40, soakRate: 100 },
  profile: { profileSeconds: 5, profilePublishes: 100, profileWarmUps: 100 },
};

const QUICK = {
  beforeAfter: {
    posts: 20,
    rate: 50,
    paces: [
      { publishEveryMs: 500, seconds: 0.5 },
      { publishEveryMs: 250, seconds: 0.5 },
    ],
    rounds: 1,
    capacity: { factor: 10, seconds: 0.5 },
    warmUps: 2,
  },
  limits: { connections: [256], rounds: 1, warmUps: 0, seconds: 0.3, slowSeconds: 0.3 },
  growth: { counts: [100, 1000], rounds: 1, warmUps: 0 },
  rebuild: { rebuildCounts: [100], rebuildRounds: 1 },
  pageMemory: { firstVisits: 20, visits: 100, restMs: 100 },
  publish: { publishes: 3, warmUps: 1 },
  onTwo: [100],
  files: { fileCounts: [30, 300], publishes: 3 },
  manyAtOnce: { files: 150, megabytes: [0.1], readers: 8, restMs: 500 },
  memoryPosts: 1000,
  burst: { calls: 50, settleMs: 500 },
  soak: { soakSeconds: 1, soakRate: 50 },
  profile: { profileSeconds: 0.5, profilePublishes: 10, profileWarmUps: 5 },
};

/** @param how `soakMinutes`: how long the soak takes; `mostPosts`: of how many posts the largest blog is */
export function sizesOf({ isQuick, soakMinutes, mostPosts }) {
  const sizes = isQuick ? QUICK : FULL;
  const { growth, soak, memoryPosts } = sizes;
  return {
    ...sizes,
    growth: mostPosts ? { ...growth, counts: countsUpTo(mostPosts, growth.counts) } : growth,
    memoryPosts: mostPosts || memoryPosts,
    soak: soakMinutes ? { ...soak, soakSeconds: soakMinutes * 60 } : soak,
  };
}

function countsUpTo(most, counts) {
  return [...counts.filter((count) => count < most), most];
}

// What many samples come to.

export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    median: median(sorted),
    min: sorted[0],
    max: sorted.at(-1),
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1],
    samples: sorted.length,
  };
}

function median(sorted) {
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

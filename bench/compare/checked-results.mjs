/**
 * The exchanges with the results that each request brought. Throws when an agent did not do what it was told to, since
 * its figures would then be those of something else.
 */
export function checkedResults(workload, exchanges, resultsOf) {
  if (exchanges.length !== workload.turns.length + 1) {
    throw new Error(`It asked ${exchanges.length} times instead of ${workload.turns.length + 1} times.`);
  }
  return exchanges.map((exchange, index) => {
    if (index === 0) return { ...exchange, results: [] };
    const steps = workload.turns[index - 1];
    const results = resultsOf(exchange.body);
    if (results.length !== steps.length) {
      throw new Error(`Request ${index + 1} has ${results.length} results instead of ${steps.length}.`);
    }
    // Some give the results of one turn in the order in which the tools were done.
    for (const step of steps) {
      const shows = ({ text, failed }) => !failed && (step.shows ?? []).every((part) => text.includes(part));
      if (!results.some(shows)) {
        const shown = results.map(({ text }) => JSON.stringify(text.slice(0, 300))).join(", ");
        throw new Error(`${JSON.stringify(step)} in request ${index + 1} had another result: ${shown}`);
      }
    }
    return { ...exchange, results };
  });
}

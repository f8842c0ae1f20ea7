// One question for all that is asked before anything else happens, as by all that a turn's readers depend on.

interface Asked {
  keys: string[];
  texts: Promise<(string | null)[]>;
}

/** @param ask the texts at some keys, in their order; null for none */
export function sharedQuestion(
  ask: (keys: string[]) => Promise<(string | null)[]>,
): (key: string) => Promise<string | null> {
  let asked: Asked | undefined;

  function askTogether(): Asked {
    const keys: string[] = [];
    const texts = Promise.resolve().then(() => {
      asked = undefined;
      return ask(keys);
    });
    return { keys, texts };
  }

  return async (key) => {
    asked ??= askTogether();
    const { keys, texts } = asked;
    const index = keys.push(key) - 1;
    return (await texts)[index] ?? null;
  };
}

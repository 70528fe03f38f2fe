import { explainOfficeError, hostFailure, noAnswer } from './host-failures.ts';

/** So long Excel may take to answer one request, in milliseconds; longer, and it is taken for stuck. */
const answerMs = 30_000;

/** Runs whose answer did not come in time. While there is one nothing else is begun: it may still be carried out. */
const unanswered = new Set<Promise<void>>();

/** One `Excel.run` for what a person asked for: refused at once while a cell is edited. Rejects with `HostFailure` only. */
export async function runExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const [stuck] = unanswered;
  if (stuck) throw noAnswer(stuck);
  return run({ delayForCellEdit: false }, work, (settled) => {
    unanswered.add(settled);
    void settled.then(() => unanswered.delete(settled));
  });
}

/**
 * The same for what goes on by itself and changes no cell: an Excel that knows how lets it wait while a cell is edited.
 * Such a wait may last; it is "no-answer" all the same, for nobody can tell the two apart.
 */
export function runInBackground<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return run({ delayForCellEdit: true }, work, () => undefined);
}

async function run<T>(
  options: { readonly delayForCellEdit: boolean },
  work: (context: Excel.RequestContext) => Promise<T>,
  onSilence: (settled: Promise<void>) => void,
): Promise<T> {
  if (typeof Excel === 'undefined') throw hostFailure('no-excel');
  const watch = new AnswerWatch();
  const running = Excel.run(options, (context) => {
    watch.over(context);
    return work(context);
  });
  try {
    return await Promise.race([running, watch.silence]);
  } catch (error) {
    if (error !== watch) throw explainOfficeError(error);
    const settled = settledOf(running);
    onSilence(settled);
    throw noAnswer(settled);
  } finally {
    watch.end();
  }
}

/** Waits for what the library asks of Excel in a request of its own, as long as for any other. Rejects with `HostFailure` only. */
export async function awaitAnswer<T>(asked: Promise<T>): Promise<T> {
  const watch = new AnswerWatch();
  watch.begin();
  try {
    return await Promise.race([asked, watch.silence]);
  } catch (error) {
    throw error === watch ? noAnswer(settledOf(asked)) : explainOfficeError(error);
  } finally {
    watch.end();
  }
}

function settledOf(asked: Promise<unknown>): Promise<void> {
  return asked.then(
    () => undefined,
    () => undefined,
  );
}

/** Watches over the requests of a run; `silence` rejects with the watch itself when one of them is not answered. */
class AnswerWatch {
  readonly silence: Promise<never>;
  #raise: (reason: unknown) => void = () => undefined;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.silence = new Promise((_, reject) => {
      this.#raise = reject;
    });
    // Raised after the run is over it concerns nobody.
    this.silence.catch(() => undefined);
  }

  over(context: Excel.RequestContext): void {
    const sync = context.sync.bind(context);
    context.sync = async (passThrough) => {
      this.begin();
      try {
        return await sync(passThrough);
      } finally {
        this.end();
      }
    };
  }

  begin(): void {
    this.end();
    this.#alarm = setTimeout(() => this.#raise(this), answerMs);
  }

  end(): void {
    clearTimeout(this.#alarm);
  }
}

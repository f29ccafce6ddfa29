import type { CellSave } from '@/lib/schemas/entry';
import type { SaveAnswer } from './view';

export type Trouble = 'network' | 'signed_out' | 'failed';

/** What of a cell is to be saved. */
export type Wish = Omit<CellSave, keyof Seen>;

/** The versions, at the desk and in public, that something is wished over. */
export type Seen = Pick<CellSave, 'expected' | 'seenBase'>;

export interface QueueEnds {
  send: (saves: CellSave[]) => Promise<SaveAnswer>;
  /** What the person sees now. */
  seenOf: (id: string) => Seen;
  /** Whether the cell waits for a choice between two versions: nothing of it is sent until `keep` or `forget`. */
  isHeld: (id: string) => boolean;
  onSending: (ids: string[]) => void;
  onAnswer: (saves: readonly CellSave[], answer: SaveAnswer & { ok: true }) => void;
  /** Null: all is well again. */
  onTrouble: (trouble: Trouble | null, ids: string[]) => void;
}

const BATCH = 200;
const FIRST_DELAY = 2_000;
const LONGEST_DELAY = 30_000;

/**
 * Sends what is to be saved in batches, one after the other, in the order in which it came. A batch whose answer was
 * lost is sent again as it was, for it may have been saved: the server then says so, and what was typed since follows.
 * What is wished is over what was seen when it was wished, whatever comes into view before it is sent.
 */
export class SaveQueue {
  private readonly wishes = new Map<string, CellSave>();
  private batch: CellSave[] = [];
  private isSending = false;
  private delay = FIRST_DELAY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiters: ((isSaved: boolean) => void)[] = [];

  constructor(private readonly ends: QueueEnds) {}

  /** Ids of the cells that are on their way or go next. */
  get unsaved(): string[] {
    return [...new Set([...this.batch, ...this.sendable()].map(({ id }) => id))];
  }

  add(wish: Wish): void {
    const known = this.wishes.get(wish.id);
    this.wishes.set(wish.id, merge(known ?? { id: wish.id, ...this.ends.seenOf(wish.id) }, wish));
    void this.run();
  }

  /** Sends a cell's text, with all that was wished of it, over a version that was chosen against. */
  keep(id: string, text: string, over: Seen): void {
    const known = this.wishes.get(id) ?? { id, ...over };
    this.wishes.set(id, { ...merge(known, known.discard ? { id } : { id, text }), ...over });
    void this.run();
  }

  /** Drops what is not sent yet of a cell. */
  forget(id: string): void {
    this.wishes.delete(id);
  }

  /** Sends now what waits to be sent again. */
  retry(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.run();
  }

  /** Once everything is acknowledged: true; false as soon as something cannot be. */
  async settle(): Promise<boolean> {
    if (this.unsaved.length === 0) return true;
    const settled = new Promise<boolean>((resolve) => this.waiters.push(resolve));
    this.retry();
    return settled;
  }

  private async run(): Promise<void> {
    // a microtask later, so that a pasted block goes in one batch
    await Promise.resolve();
    if (this.isSending || this.timer) return;
    this.isSending = true;
    try {
      while (this.fillBatch()) {
        this.ends.onSending(this.batch.map(({ id }) => id));
        const answer = await this.ends.send(this.batch);
        if (!answer.ok) return this.fail(answer.code === 'signed_out' ? 'signed_out' : 'failed');
        const sent = this.batch;
        this.batch = [];
        this.delay = FIRST_DELAY;
        this.ends.onTrouble(null, []);
        this.ends.onAnswer(sent, answer);
        this.follow(sent, answer);
      }
      this.tell(true);
    } catch {
      this.fail('network');
    } finally {
      this.isSending = false;
    }
  }

  private fillBatch(): boolean {
    if (this.batch.length > 0) return true;
    this.batch = this.sendable().slice(0, BATCH);
    for (const { id } of this.batch) this.wishes.delete(id);
    return this.batch.length > 0;
  }

  private sendable(): CellSave[] {
    return [...this.wishes.values()].filter(({ id }) => !this.ends.isHeld(id));
  }

  /** What was wished meanwhile is over one's own save; where that met another's version, all of it waits for the choice. */
  private follow(sent: readonly CellSave[], { outcomes }: SaveAnswer & { ok: true }): void {
    const versions = new Map(
      outcomes.flatMap((outcome) => ('version' in outcome ? [[outcome.id, outcome.version]] : [])),
    );
    for (const save of sent) {
      const wish = this.wishes.get(save.id);
      const version = versions.get(save.id);
      if (this.ends.isHeld(save.id)) this.wishes.set(save.id, wish ? merge(save, wish) : save);
      else if (wish && version !== undefined) this.wishes.set(save.id, { ...wish, expected: version });
    }
  }

  private fail(trouble: Trouble): void {
    this.ends.onTrouble(trouble, this.unsaved);
    this.tell(false);
    this.timer = setTimeout(() => this.retry(), this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
  }

  private tell(isSaved: boolean): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter(isSaved);
  }
}

/** A text and a discard undo one another: the later counts. The versions stay those of the earlier wish. */
function merge(known: CellSave, wish: Wish): CellSave {
  const { id, expected, seenBase } = known;
  if (wish.discard) return { id, discard: true, expected, seenBase };
  const { discard, ...rest } = known;
  const isDiscarded = discard && wish.text === undefined;
  return { ...rest, ...(isDiscarded ? { discard } : {}), ...wish, expected, seenBase };
}

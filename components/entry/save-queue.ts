import type { CellSave } from '@/lib/schemas/entry';
import type { SaveAnswer } from './view';

export type Trouble = 'network' | 'signed_out' | 'failed';

/** What of a cell is to be saved; the version is looked up when it is sent. */
export type Wish = Omit<CellSave, 'expected'>;

export interface QueueEnds {
  send: (saves: CellSave[]) => Promise<SaveAnswer>;
  /** The lock version that the person has seen. */
  versionOf: (id: string) => number;
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
 */
export class SaveQueue {
  private readonly wishes = new Map<string, Wish>();
  private batch: CellSave[] = [];
  private isSending = false;
  private delay = FIRST_DELAY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiters: ((isSaved: boolean) => void)[] = [];

  constructor(private readonly ends: QueueEnds) {}

  /** Ids of the cells that are not acknowledged yet. */
  get unsaved(): string[] {
    return [...new Set([...this.batch.map(({ id }) => id), ...this.wishes.keys()])];
  }

  add(wish: Wish): void {
    const known = this.wishes.get(wish.id);
    this.wishes.set(wish.id, { ...known, ...wish });
    void this.run();
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
    const wishes = [...this.wishes.values()].slice(0, BATCH);
    for (const { id } of wishes) this.wishes.delete(id);
    this.batch = wishes.map((wish) => ({ ...wish, expected: this.ends.versionOf(wish.id) }));
    return this.batch.length > 0;
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

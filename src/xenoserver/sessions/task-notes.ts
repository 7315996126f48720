/**
 * What a session's tasks did, for its usage reports: gathered as it happens, told to a reading, and forgotten once a
 * report has been made of it; what came in between is for the next.
 */
import { noteOf, type Task } from '../tasks/task.ts'

/** Notes in one report, and the length of each. */
const MAX_NOTES = 64
const MAX_NOTE_CHARS = 128

export class TaskNotes {
  #notes: string[] = []
  #told = 0
  #dropped = 0

  add(task: Task): void {
    if (this.#notes.length < MAX_NOTES) this.#notes.push(noteOf(task).slice(0, MAX_NOTE_CHARS))
    else this.#dropped += 1
  }

  /** What the next report may say. */
  tell(): string[] {
    this.#told = this.#notes.length
    return this.#dropped === 0 ? [...this.#notes] : [...this.#notes, `and ${this.#dropped} more`]
  }

  /** A report has been made of what was told. */
  forgetTold(): void {
    this.#notes = this.#notes.slice(this.#told)
    this.#told = 0
    this.#dropped = 0
  }
}

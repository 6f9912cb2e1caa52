import type { Answer } from '../domain/attempt.ts';
import type { RemovalOptions } from '../domain/predict.ts';
import type { Container, EngineFacts, Image, Usage } from '../domain/store.ts';

/** What the story needs of an engine, and all that it may ask of one. */
export interface Engine {
  readonly host: string;
  readonly facts: EngineFacts;
  /** Looks a full name, or an ID with `sha256:` in front, up; undefined when there is none, or more than one. */
  inspect(name: string): Promise<Image | undefined>;
  /** All images, hidden and intermediate ones too; without their layers. */
  images(): Promise<readonly Image[]>;
  containers(): Promise<readonly Container[]>;
  /** The sizes of the steps that made an image, newest first. */
  history(id: string): Promise<readonly number[]>;
  /** What the engine accounts for its images; dear on the containerd store. */
  usage(): Promise<Usage>;
  /** Never throws: whatever happens to a removal is an answer. */
  remove(name: string, options: RemovalOptions): Promise<Answer>;
  /** The same engine, whose requests end when the signal says so. */
  until(signal: AbortSignal): Engine;
  close(): void;
}

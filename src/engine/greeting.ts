// Opens an engine: agrees on an API version and reads what the engine says about itself.

import * as wire from './wire.ts';
import { type EngineFacts, type EngineKind, TRAITS } from '../model/engine-traits.ts';
import type { Platform } from '../model/platform.ts';
import { minorOf } from '../model/text.ts';
import type { Clock } from '../model/until.ts';
import { type Json, list, object, optionalObject, optionalString, parseJson, wholeNumber } from './body.ts';
import { client } from './client.ts';
import { endingWithin } from './deadline.ts';
import type { Endpoint } from './endpoint.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './port.ts';
import { getter, read, statusError } from './requests.ts';
import type { HttpAnswer, Transport } from './transport.ts';

const GREETING_MS = 15_000;

export async function openEngine(
  transport: Transport,
  signal: AbortSignal,
  machine: string,
): Promise<Engine> {
  const greeting = endingWithin(GREETING_MS, signal);
  try {
    return await greet(transport, greeting, signal, machine);
  } catch (error) {
    if (!(error instanceof EngineError) || transport.explain === undefined) throw error;
    throw await transport.explain(error, greeting);
  }
}

async function greet(
  transport: Transport,
  greeting: AbortSignal,
  signal: AbortSignal,
  machine: string,
): Promise<Engine> {
  const ping = await read(transport, '/_ping', greeting, () => false);
  if (ping.status !== 200) throw greetingError(transport.endpoint, ping);
  const newestApi = header(ping.headers['api-version']);
  const api = agreedVersion(newestApi);
  const get = getter(transport, `/v${api}`, greeting);
  const [version, info] = await inAcceptedVersion(api, Promise.all([get('/version'), get('/info')]));
  const facts = { ...engineFacts(version, info, api, header(ping.headers['server'])), newestApi };
  const changes = { areRequested: false };
  const greeted = {
    changes,
    facts,
    clock: clock(info),
    ...localIdentity(identity(info, facts.store), transport, machine),
    storeSize: imageCount(info),
    ownApi: ownApiVersion(header(ping.headers['libpod-api-version']), api),
  };
  return client(transport, `/v${api}`, greeted, signal);
}

/** Drops the folder of an engine on another machine, since this machine may have a folder of the same name. */
function localIdentity(
  { engineId, machine, root }: Identity,
  { endpoint }: Transport,
  ownMachine: string,
): Pick<Engine, 'engineId'> & { readonly root: string } {
  return { engineId, root: endpoint.kind === 'socket' && machine === ownMachine ? root : '' };
}

/** An administrator can raise the oldest API that an engine accepts. Only its refusal tells. */
async function inAcceptedVersion<Answers>(api: string, answers: Promise<Answers>): Promise<Answers> {
  try {
    return await answers;
  } catch (error) {
    const oldest =
      error instanceof EngineError && error.status === 400 ? OLDEST_ACCEPTED.exec(error.message) : null;
    if (oldest === null) throw error;
    const message = `the engine accepts API ${oldest[1] ?? ''} and newer, and this action speaks ${api} at most; use a newer version of this action, or lower DOCKER_MIN_API_VERSION of the engine`;
    throw new EngineError('unsuitable', message, { cause: error });
  }
}

const OLDEST_ACCEPTED = /Minimum supported API version is (\d[\d.]*\d)/;

function header(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** A 400 to a ping means only that the engine expects TLS: Go's servers answer plain HTTP so. */
function greetingError(endpoint: Endpoint, { status, body }: HttpAnswer): EngineError {
  const isPlain = endpoint.kind === 'tcp' && endpoint.tls === undefined;
  if (status !== 400 || !isPlain) return statusError(status, body);
  const reply = wire.message(body).replace(/[.\s]+$/, '');
  const next = 'set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys';
  return new EngineError('unsuitable', `it expects TLS and answers plain HTTP with "${reply}"; ${next}`);
}

/** Only the driver type says whether Docker runs the containerd image store; the version does not. */
export function engineFacts(
  version: string,
  info: string,
  apiVersion: string,
  server = '',
): Omit<EngineFacts, 'newestApi'> {
  const versionJson = object(parseJson(version));
  const infoJson = object(parseJson(info));
  const components = list(versionJson['Components']).map((entry) => optionalString(object(entry)['Name']));
  const isContainerd = list(infoJson['DriverStatus']).some((pair) => {
    const [key, value] = list(pair);
    return key === 'driver-type' && value === 'io.containerd.snapshotter.v1';
  });
  const driver = infoJson['Driver'];
  const isPodman = components.includes('Podman Engine') || server.startsWith('Libpod/');
  const store = isPodman ? 'podman' : isContainerd ? 'containerd' : 'graphdriver';
  return {
    name: isPodman ? 'Podman' : 'Docker',
    version: known(versionJson['Version']),
    apiVersion,
    store,
    ...(TRAITS[store].isNamedByDriver && typeof driver === 'string' && driver !== ''
      ? { storageDriver: driver }
      : {}),
    platform: platform(versionJson),
  };
}

/** The engine's time and time zone; undefined when it does not report them. */
export function clock(info: string): Clock | undefined {
  const time = optionalString(object(parseJson(info))['SystemTime']);
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : { ms, zone: /(?:Z|[+-]\d{2}:\d{2})$/.exec(time)?.[0] ?? 'Z' };
}

export interface Identity {
  readonly engineId: string;
  readonly machine: string;
  readonly root: string;
}

/** The engine's ID, the name of its machine, and the folder of its images; empty where they are not known. */
export function identity(info: string, store: EngineKind): Identity {
  const json = object(parseJson(info));
  const { storesInContainerd, hasStableId } = TRAITS[store];
  // The folder of Docker Desktop is in a virtual machine, so a folder of that name here is another one.
  const isInVirtualMachine = json['OperatingSystem'] === 'Docker Desktop';
  const dataRoot = optionalString(json['DockerRootDir']);
  const root = isInVirtualMachine ? '' : storesInContainerd ? folderOfContainerd(json, dataRoot) : dataRoot;
  // Podman makes up a new ID for each answer, so the place of its images identifies it.
  const machine = optionalString(json['Name']);
  const place = encodeURIComponent(`${machine}:${root}`);
  return { engineId: hasStableId ? optionalString(json['ID']) : place, machine, root };
}

/** A containerd of the system keeps images in its own folder, whatever data root the engine has. */
function folderOfContainerd(info: Json, dataRoot: string): string {
  const address = optionalString(optionalObject(info['Containerd'])['Address']);
  if (/^(?:\/var)?\/run\/containerd\//.test(address)) return '/var/lib/containerd';
  const isOwn = /^(?!(?:\/var)?\/run\/)|\/docker\/containerd\/containerd\.sock$/.test(address);
  return isOwn && address.endsWith('/containerd/containerd.sock') ? dataRoot : '';
}

export function imageCount(info: string): number {
  return wholeNumber(object(parseJson(info))['Images'] ?? 0);
}

function platform(json: Readonly<Record<string, unknown>>): Platform {
  return { os: known(json['Os']), architecture: known(json['Arch']) };
}

function known(value: unknown): string {
  const text = optionalString(value);
  return text === '' ? 'unknown' : text;
}

const OLDEST_API = '1.41';

/** From 1.53 on each look at an image makes the engine check signatures. */
const NEWEST_API = '1.52';

function agreedVersion(newestApi: string): string {
  if (!/^1\.\d+$/.test(newestApi)) {
    throw new EngineError(
      'unsuitable',
      'what answers there is no Docker engine: it does not name an API version',
    );
  }
  if (minorOf(newestApi) < minorOf(OLDEST_API)) {
    throw new EngineError(
      'unsuitable',
      `the engine speaks API ${newestApi} at most, and this action needs ${OLDEST_API} (Docker 20.10) or newer`,
    );
  }
  return minorOf(newestApi) < minorOf(NEWEST_API) ? newestApi : NEWEST_API;
}

/** It becomes part of a path, so it must be a version. Podman also accepts a version of Docker's API here. */
export function ownApiVersion(reported: string, agreed: string): string {
  return /^\d[\w.-]*$/.test(reported) ? reported : agreed;
}

// What an engine says about itself.

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

/** Greets the engine, agrees on a version, and learns what it is. */
export async function openEngine(
  transport: Transport,
  signal: AbortSignal,
  machine: string,
): Promise<Engine> {
  const greeting = endingWithin(GREETING_MS, signal);
  const ping = await read(transport, '/_ping', greeting, () => false);
  if (ping.status !== 200) throw greetingError(transport.endpoint, ping);
  const theirs = header(ping.headers['api-version']);
  const api = agreedVersion(theirs);
  const get = getter(transport, `/v${api}`, greeting);
  const [version, info] = await Promise.all([get('/version'), get('/info')]);
  const facts = engineFacts(version, info, api, header(ping.headers['server']));
  const acts = { areSent: false };
  const greeted = {
    acts,
    facts,
    clock: clock(info),
    ...whereabouts(identity(info, facts.store), transport, machine),
    storeSize: imageCount(info),
    ownApi: ownApiVersion(header(ping.headers['libpod-api-version']), api),
  };
  return client(transport, `/v${api}`, greeted, signal);
}

/** A socket can lead to another machine, which may have a folder of the same name. */
function whereabouts(
  { engineId, machine, root }: Identity,
  { endpoint }: Transport,
  ownMachine: string,
): Pick<Engine, 'engineId'> & { readonly root: string } {
  return { engineId, root: endpoint.kind === 'socket' && machine === ownMachine ? root : '' };
}

function header(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** An engine with TLS answers 400 to plain HTTP, as Go's servers do, and 400 to a greeting means nothing else. */
function greetingError(endpoint: Endpoint, { status, body }: HttpAnswer): EngineError {
  const isPlain = endpoint.kind === 'tcp' && endpoint.tls === undefined;
  if (status !== 400 || !isPlain) return statusError(status, body);
  const said = wire.message(body).replace(/[.\s]+$/, '');
  const next = 'set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys';
  return new EngineError('unsuitable', `it expects TLS and answers plain HTTP with "${said}"; ${next}`);
}

/** Podman says so outright; Docker runs the containerd image store if and only if its driver says so; no version tells. */
export function engineFacts(version: string, info: string, apiVersion: string, server = ''): EngineFacts {
  const versionJson = object(parseJson(version));
  const infoJson = object(parseJson(info));
  const components = list(versionJson['Components']).map((entry) => optionalString(object(entry)['Name']));
  const isContainerd = list(infoJson['DriverStatus']).some((pair) => {
    const [key, value] = list(pair);
    return key === 'driver-type' && value === 'io.containerd.snapshotter.v1';
  });
  const isPodman = components.includes('Podman Engine') || server.startsWith('Libpod/');
  return {
    name: isPodman ? 'Podman' : 'Docker',
    version: known(versionJson['Version']),
    apiVersion,
    store: isPodman ? 'podman' : isContainerd ? 'containerd' : 'graphdriver',
    platform: platform(versionJson),
  };
}

/** What the engine's clock says, with the zone that it counts in; undefined when it does not tell. */
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

/** Its name for itself, the name of its machine, and the folder that it keeps its images in; empty when nobody here can know. */
export function identity(info: string, store: EngineKind): Identity {
  const json = object(parseJson(info));
  const { storesInContainerd, hasStableId } = TRAITS[store];
  // Docker Desktop keeps its folder within a virtual machine, whatever this machine has of that name.
  const isElsewhere = json['OperatingSystem'] === 'Docker Desktop';
  const dataRoot = optionalString(json['DockerRootDir']);
  const root = isElsewhere ? '' : storesInContainerd ? folderOfContainerd(json, dataRoot) : dataRoot;
  // Where an engine makes up a new ID for each answer, the place of its images tells it from the others.
  const machine = optionalString(json['Name']);
  const place = encodeURIComponent(`${machine}:${root}`);
  return { engineId: hasStableId ? optionalString(json['ID']) : place, machine, root };
}

/** The machine's own containerd keeps images in a folder of its own, whatever data root an engine was given. */
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

const NEWEST_API = '1.51';

function agreedVersion(theirs: string): string {
  if (!/^1\.\d+$/.test(theirs)) {
    throw new EngineError(
      'unsuitable',
      'what answers there is no Docker engine: it does not name an API version',
    );
  }
  if (minorOf(theirs) < minorOf(OLDEST_API)) {
    throw new EngineError(
      'unsuitable',
      `the engine speaks API ${theirs} at most, and this action needs ${OLDEST_API} (Docker 20.10) or newer`,
    );
  }
  return minorOf(theirs) < minorOf(NEWEST_API) ? theirs : NEWEST_API;
}

/** A path is made of it, so it must be a version. Podman also takes one of Docker's API for its own. */
export function ownApiVersion(told: string, agreed: string): string {
  return /^\d[\w.-]*$/.test(told) ? told : agreed;
}

import type { EngineApi, EngineResponse } from './engine-api.ts';
import { layer, packLayer } from './layers.ts';

export interface ChildPlan {
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** The bytes that the child adds to its parent; none by default. */
  readonly bytes?: number;
}

interface Identified {
  readonly Id: string;
}

/** Resolves to the ID of the image in the archive, which is known by its tag if it has one. */
export async function loadArchive(
  api: EngineApi,
  archive: Buffer,
  tag: string | undefined,
  expectedId: string,
): Promise<string> {
  const loaded = finished(await api.succeed('POST', '/images/load?quiet=1', archive));
  if (tag !== undefined) return idOf(api, tag);
  // Only the engine knows the ID: a graphdriver uses the configuration, containerd a manifest that it makes itself.
  return /Loaded image ID: (sha256:[0-9a-f]{64})/.exec(loaded)?.[1] ?? expectedId;
}

export async function tagImage(api: EngineApi, source: string, reference: string): Promise<void> {
  const { repository, tag } = parts(reference);
  await api.succeed('POST', `/images/${source}/tag?${query({ repo: repository, tag })}`);
}

export async function pullImage(api: EngineApi, reference: string): Promise<string> {
  const [name = '', digest] = reference.split('@');
  const { repository, tag } = digest === undefined ? parts(name) : { repository: name, tag: digest };
  finished(await api.succeed('POST', `/images/create?${query({ fromImage: repository, tag })}`));
  return idOf(api, reference);
}

export async function commitChild(api: EngineApi, parent: string, plan: ChildPlan): Promise<string> {
  const create = { Image: parent, HostConfig: { NetworkMode: 'none' } };
  const container = (await api.succeed('POST', '/containers/create', create)).json<Identified>().Id;
  try {
    if (plan.bytes !== undefined) {
      const { tar } = await packLayer(layer(container, plan.bytes));
      await api.succeed('PUT', `/containers/${container}/archive?path=/`, tar);
    }
    const [first] = plan.tags ?? [];
    const named = first === undefined ? {} : { repo: parts(first).repository, tag: parts(first).tag };
    const config = { Labels: plan.labels ?? {} };
    const committed = await api.succeed('POST', `/commit?${query({ container, ...named })}`, config);
    const child = `sha256:${committed.json<Identified>().Id.replace('sha256:', '')}`;
    // Podman ignores the name in the request.
    for (const tag of plan.tags ?? []) await tagImage(api, child, tag);
    return child;
  } finally {
    await api.succeed('DELETE', `/containers/${container}?force=1`);
  }
}

async function idOf(api: EngineApi, reference: string): Promise<string> {
  return (await api.succeed('GET', `/images/${reference}/json`)).json<Identified>().Id;
}

/** The engine answers 200 before it loads or pulls, so errors are in the stream. */
function finished(response: EngineResponse): string {
  const stream = response.body.toString('utf8');
  if (/"errorDetail"/.test(stream)) throw new Error(stream.trim());
  return stream;
}

function parts(reference: string): { repository: string; tag: string } {
  const colon = reference.lastIndexOf(':');
  // A colon before a slash is a registry's port.
  if (colon < 0 || reference.includes('/', colon)) return { repository: reference, tag: 'latest' };
  return { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) };
}

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

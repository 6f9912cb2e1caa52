import type { EngineApi } from './engine-api.ts';

export interface ContainerPlan {
  readonly name?: string;
  /** Anything but "created" needs an image with busybox in it. */
  readonly state?: 'created' | 'stopped' | 'running' | 'paused';
  readonly labels?: Readonly<Record<string, string>>;
  readonly cmd?: readonly string[];
  /** More of the engine's `HostConfig`, for example mounts. */
  readonly hostConfig?: Readonly<Record<string, unknown>>;
}

/** A plain sleep as the first process would ignore SIGTERM, and each stop would take ten seconds. */
const runsForever = ['/bin/sh', '-c', 'trap "exit 0" TERM; while :; do /bin/sleep 3600 & wait $!; done'];
const endsAtOnce = ['/bin/true'];

export async function createContainer(api: EngineApi, image: string, plan: ContainerPlan): Promise<string> {
  const { name, state = 'created', labels = {}, hostConfig = {} } = plan;
  const cmd = plan.cmd ?? (state === 'stopped' ? endsAtOnce : runsForever);
  const query = name === undefined ? '' : `?name=${name}`;
  const created = await api.succeed('POST', `/containers/create${query}`, {
    Image: image,
    Cmd: cmd,
    Labels: labels,
    HostConfig: { NetworkMode: 'none', ...hostConfig },
  });
  const id = created.json<{ readonly Id: string }>().Id;
  if (state === 'created') return id;
  await api.succeed('POST', `/containers/${id}/start`);
  if (state === 'stopped') {
    await api.succeed('POST', `/containers/${id}/wait`);
    await untilListedAsExited(api, id);
  }
  if (state === 'paused') await api.succeed('POST', `/containers/${id}/pause`);
  return id;
}

/** Some engines update their list a moment after they announced the end of a container. */
async function untilListedAsExited(api: EngineApi, id: string): Promise<void> {
  const filters = encodeURIComponent(JSON.stringify({ id: [id] }));
  for (let looks = 0; looks < 1000; looks += 1) {
    const listed = await api.succeed('GET', `/containers/json?all=1&filters=${filters}`);
    // Podman lists it as `stopped` for a moment, which its filter takes for `exited`.
    if (listed.json<readonly { readonly State: string }[]>()[0]?.State === 'exited') return;
  }
  throw new Error(`container ${id} has ended, and the engine still does not list it as exited`);
}

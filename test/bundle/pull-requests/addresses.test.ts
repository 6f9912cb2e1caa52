import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCertificates } from '../../../testbed/engines/remote/certificates.ts';
import { whyNotFar } from '../../support/engines/far-engines.ts';
import { tell, type Telling } from '../../support/bundle/telling.ts';
import { githubServer, MERGED, TOKEN, type GitHubServer } from '../../support/pull-requests/github-server.ts';
import { removed, stockedEngine } from '../../support/pull-requests/stocked-engine.ts';

type Texts = Readonly<Record<string, string>>;

async function clean(env: Texts): Promise<Telling & { readonly removals: readonly string[] }> {
  await using engine = await stockedEngine(['app:pr-12']);
  const inputs = { images: 'app:pr-{closed-pr}', 'github-token': TOKEN };
  const told = await tell({
    inputs,
    env: { DOCKER_HOST: engine.host, GITHUB_REPOSITORY: 'acme/app', ...env },
  });
  return { ...told, removals: removed(engine) };
}

function linesOf({ requests }: GitHubServer): readonly string[] {
  return requests.map(({ line }) => line);
}

describe('where GitHub is', () => {
  it.each([
    [
      'GitHub.com',
      (url: string) => ({ GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` }),
      '/graphql',
    ],
    [
      'Enterprise Server',
      (url: string) => ({ GITHUB_API_URL: `${url}/api/v3`, GITHUB_GRAPHQL_URL: `${url}/api/graphql` }),
      '/api/graphql',
    ],
    [
      'an Enterprise Server with a word of its own for GraphQL',
      (url: string) => ({ GITHUB_API_URL: `${url}/api/v3`, GITHUB_GRAPHQL_URL: `${url}/elsewhere` }),
      '/elsewhere',
    ],
    ['an older Enterprise Server', (url: string) => ({ GITHUB_API_URL: `${url}/api/v3/` }), '/api/graphql'],
    ['only the other API', (url: string) => ({ GITHUB_API_URL: url }), '/graphql'],
  ])('%s', async (_, env, path) => {
    await using github = await githubServer({ 12: MERGED });
    const { removals } = await clean(env(github.url));
    expect(linesOf(github)).toStrictEqual([`POST ${path}`]);
    expect(removals).toStrictEqual(['app:pr-12']);
  });

  it.each([
    ['https://git.acme.example', 'https://git.acme.example/acme/app/pull/12'],
    ['https://me:secret@git.acme.example/x?y', 'https://git.acme.example/acme/app/pull/12'],
    ['', 'https://github.com/acme/app/pull/12'],
  ])('links lead to the server %j', async (server, url) => {
    await using github = await githubServer({ 12: MERGED });
    const { summary, report } = await clean({ ...github.env, GITHUB_SERVER_URL: server });
    expect(summary).toContain(`[#12 Add a button](${url}) merged since 2026-05-01`);
    expect(report.hosts[0]?.items).toMatchObject([{ pullRequests: [{ number: 12, url }] }]);
  });
});

/** Connects whoever asks to one port, whatever they ask for. */
async function proxyTo(port: number) {
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, client) => {
    asked.push(request.url ?? '');
    const server = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    server.on('error', () => client.destroy()).pipe(client);
    client.on('error', () => server.destroy()).pipe(server);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    asked,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

describe('behind a proxy', () => {
  const api = { GITHUB_API_URL: 'https://github.invalid/api/v3' };

  it.for(['HTTPS_PROXY', 'https_proxy'])('%s is the way', async (variable, context) => {
    context.skip(whyNotFar !== undefined, whyNotFar);
    await using certificates = await makeCertificates();
    const [key, cert] = await Promise.all(
      ['key.pem', 'cert.pem'].map((file) => readFile(join(certificates.website, file), 'utf8')),
    );
    const tls = { key: key ?? '', cert: cert ?? '' };
    await using github = await githubServer({ 12: MERGED }, () => undefined, tls);
    await using proxy = await proxyTo(github.port);
    const ca = join(certificates.website, 'ca.pem');
    const told = await clean({ ...api, [variable]: proxy.url, NODE_EXTRA_CA_CERTS: ca });
    expect(told.report.exit.message).toBe('');
    expect(proxy.asked).toStrictEqual(['github.invalid:443']);
    expect(linesOf(github)).toStrictEqual(['POST /api/graphql']);
    expect(told.removals).toStrictEqual(['app:pr-12']);
  });

  it.each([
    ['NO_PROXY', 'example.com, github.invalid'],
    ['no_proxy', '.invalid'],
  ])('%s of %s goes around it', async (variable, value) => {
    await using github = await githubServer({ 12: MERGED });
    await using proxy = await proxyTo(github.port);
    const told = await clean({ ...api, HTTPS_PROXY: proxy.url, [variable]: value });
    expect(told.report.exit.message).toContain('it could not be reached');
    expect(proxy.asked).toStrictEqual([]);
  });

  it('a server on this machine needs none', async () => {
    await using github = await githubServer({ 12: MERGED });
    await using proxy = await proxyTo(github.port);
    const told = await clean({ ...github.env, HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url });
    expect(told.removals).toStrictEqual(['app:pr-12']);
    expect(proxy.asked).toStrictEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import type { CentresNearQuery, CentresNearQueryVariables } from './generated.js';

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A refusal of the directory. Programs go by its code; docs/errors.md lists them all. */
export class DirectoryError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const query = await readFile(new URL('../../centres-near.graphql', import.meta.url), 'utf8');

async function ask(url: string, variables: CentresNearQueryVariables): Promise<CentresNearQuery> {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(20_000),
  });
  const answer = (await response.json()) as Answer<CentresNearQuery>;
  const [error] = answer.errors ?? [];
  if (error) throw new DirectoryError(error.extensions.code, error.message);
  if (!answer.data) throw new Error(`There is no data, and the status is ${response.status}.`);
  return answer.data;
}

/** Every centre within the circle, the nearest first, page by page. */
export async function* centresNear(url: string, near: CentresNearQueryVariables['near']) {
  let after: string | null | undefined = null;
  while (true) {
    const { centres }: CentresNearQuery = await ask(url, { near, first: 5, after });
    if (!centres) return;
    yield* centres.edges;
    if (!centres.pageInfo.hasNextPage) return;
    after = centres.pageInfo.endCursor;
  }
}

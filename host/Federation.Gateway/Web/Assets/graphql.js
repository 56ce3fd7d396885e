// Asks the directory as every program does; the header tells that no page of another site sent this. What is thrown has the code of the refusal where the directory answered, and isOffline where nothing did.
const PATIENCE_MS = 8000;

async function reach(query, variables) {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-preflight': '1' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return await response.json();
  } catch (failure) {
    throw Object.assign(new Error(failure.message), { isOffline: true });
  }
}

export async function ask(query, variables) {
  const answer = await reach(query, variables);
  const [refusal] = answer.errors ?? [];
  // The session is over: the page itself leads to the sign-in and back.
  if (refusal?.extensions?.code === 'UNAUTHENTICATED') location.reload();
  if (refusal) throw Object.assign(new Error(refusal.message), { code: refusal.extensions?.code });
  return answer.data;
}

// Shows the one piece of the page that is for this state and hides the others.
export function show(state) {
  for (const piece of document.querySelectorAll('[data-state]')) piece.hidden = piece.dataset.state !== state;
}

export function say(name, text) {
  for (const place of document.querySelectorAll(`[data-text="${name}"]`)) place.textContent = text ?? '';
}

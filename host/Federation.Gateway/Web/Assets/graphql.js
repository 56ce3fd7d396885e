// Asks the directory as every program does; the header tells that no page of another site sent this. What is thrown has the code of the refusal, where the directory answered.
export async function ask(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-preflight': '1' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
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

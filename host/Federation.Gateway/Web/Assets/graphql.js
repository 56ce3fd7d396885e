// Asks the directory as every program does; the header tells that no page of another site sent this.
export async function ask(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-preflight': '1' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors?.length) throw new Error(answer.errors[0].message);
  return answer.data;
}

// Shows the one piece of the page that is for this state and hides the others.
export function show(state) {
  for (const piece of document.querySelectorAll('[data-state]')) piece.hidden = piece.dataset.state !== state;
}

export function say(name, text) {
  for (const place of document.querySelectorAll(`[data-text="${name}"]`)) place.textContent = text ?? '';
}

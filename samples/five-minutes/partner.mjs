// A partner whom nobody here knows: an API in pages of JSON, on this machine.
import { once } from 'node:events';
import { createServer } from 'node:http';

const spaces = [
  { ref: 'AV-01', nom: 'La Ruche du Val', adresse: { rue: '3 rue des Forges', cp: '1110', ville: 'Hauteville' }, lat: '45,9780', lon: '5,6010', site: 'https://ruche.example', tel: '04 74 00 00 01', horaires: 'lundi au vendredi 9h-18h', services: 'Coworking, Wifi', responsable: 'A. Exemple' },
  { ref: 'AV-02', nom: 'Atelier du Lac', adresse: { rue: '1 quai du Lac', cp: '1130', ville: 'Nantua' }, lat: '46,1530', lon: '5,6080', site: 'https://atelier.example', tel: '04 74 00 00 02', horaires: 'mardi au samedi 10h-19h', services: 'Fablab, Wifi', responsable: 'B. Exemple' },
  { ref: 'AV-03', nom: 'Le Relais', adresse: { rue: '12 avenue de la Gare', cp: '1500', ville: 'Ambérieu-en-Bugey' }, lat: '45,9540', lon: '5,3420', site: 'https://relais.example', tel: '04 74 00 00 03', horaires: '', services: 'Coworking, Salle de réunion', responsable: 'C. Exemple' },
  { ref: 'AV-04', nom: 'Espace Gare', adresse: { rue: '2 place de la Gare', cp: '1000', ville: 'Bourg-en-Bresse' }, lat: '46,2000', lon: '5,2140', site: 'https://gare.example', tel: '04 74 00 00 04', horaires: 'lundi au vendredi 8h-20h', services: 'Coworking, Wifi, Salle de réunion', responsable: 'D. Exemple' },
  { ref: 'AV-05', nom: 'Maison du Haut-Bugey', adresse: { rue: '7 rue Neuve', cp: '1100', ville: 'Oyonnax' }, lat: '46,2580', lon: '5,6550', site: 'https://maison.example', tel: '04 74 00 00 05', horaires: 'lundi au jeudi 9h-17h', services: 'Wifi', responsable: 'E. Exemple' },
];

const perPage = 2;

/** @returns its address, and how to end it. */
export async function startPartner() {
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url, 'http://partner').searchParams.get('page') ?? '1');
    const results = spaces.slice((page - 1) * perPage, page * perPage);
    const next = page * perPage < spaces.length ? `http://${request.headers.host}/api/espaces?page=${page + 1}` : null;
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ total: spaces.length, next, results }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, count: spaces.length, stop: () => server.close() };
}

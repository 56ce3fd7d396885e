import { centresNear, DirectoryError } from './directory.js';

const [url = 'http://localhost:5080/', radius = '30'] = process.argv.slice(2);
try {
  for await (const { distanceKm, node } of centresNear(url, { latitude: 47.322, longitude: 5.0415, radiusKm: Number(radius) })) {
    console.log(`${distanceKm} km  ${node.name}`);
  }
} catch (error) {
  if (!(error instanceof DirectoryError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

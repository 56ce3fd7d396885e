// Says what of the structured data of pages is not as schema.org wants it: one line for each fault, none where all is well.
import { readFileSync } from 'node:fs';
import tool from 'structured-data-testing-tool';

for (const file of process.argv.slice(2)) {
  let result;
  try {
    result = await tool.structuredDataTest(readFileSync(file, 'utf8'), { schemas: ['jsonld:LocalBusiness'] });
  } catch (failure) {
    if (!failure.res) throw failure;
    result = failure.res;
  }

  if (result.passed.length === 0) console.log(`${file}: nothing was found`);
  for (const fault of result.failed) console.log(`${file}: ${fault.test} ${fault.error?.message ?? ''}`);
}

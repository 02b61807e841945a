import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { skippedBecause } from './availability.js';

/** Says at the end which databases were missing, then the counts on one line that a gate can read. */
export class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    if (modules.length === 0) return; // nothing ran: the error that prevented it is the last word
    const counts = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state]++;
      for (const part of [module, ...module.children.allSuites()]) if (part.errors().length > 0) counts.failed++;
    }
    const { databases } = this.#vitest?.getRootProject().getProvidedContext() ?? {};
    const missing = Object.values(databases ?? {}).filter((d) => d.missing !== undefined);
    const lines = missing.map(skippedBecause);
    lines.push(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`);
    this.#vitest?.logger.log(lines.join('\n'));
  }
}

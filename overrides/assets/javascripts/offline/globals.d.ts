/** What the build writes before the service worker's own text. */
declare const release: { id: string; guide: Record<string, string>; runtime: Record<string, string> };

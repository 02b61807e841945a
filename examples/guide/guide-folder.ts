/** Where the guide's sources are, whether this runs from them or from what the compiler made of them in dist/. */
export const guideFolder = new URL(import.meta.url.endsWith('.js') ? '../' : './', import.meta.url);

/** How many rows each table gets. */
export interface Size {
  readonly users: number;
  readonly tags: number;
  readonly posts: number;
  readonly tagsPerPost: number;
  readonly comments: number;
  readonly categories: number;
  readonly products: number;
  readonly orders: number;
  readonly itemsPerOrder: number;
}

const full: Size = {
  users: 10_000,
  tags: 200,
  posts: 50_000,
  tagsPerPost: 3,
  comments: 200_000,
  categories: 20,
  products: 1000,
  orders: 100_000,
  itemsPerOrder: 2,
};

export const sizes = {
  /** for tests: filled in seconds */
  small: { ...full, users: 8000, tags: 50, posts: 2000, comments: 4000, products: 200, orders: 4000 },
  /** the guide's */
  full,
  large: { ...full, users: 40_000, posts: 200_000, comments: 800_000, products: 4000, orders: 400_000 },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof sizes;

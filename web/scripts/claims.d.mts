export function claimsOf(text: string): { claims: unknown[] };

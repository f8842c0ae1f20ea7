// Which methods an API route takes.
import type { NextApiRequest, NextApiResponse } from 'next';

/**
 * Answers 405 to other methods.
 * @param message how to ask instead
 * @returns whether it did
 */
export function refusesMethod(
  { method = '' }: NextApiRequest,
  res: NextApiResponse,
  allowed: string[],
  message: string,
): boolean {
  if (allowed.includes(method)) return false;
  res.setHeader('Allow', allowed.join(', '));
  res.status(405).json({ message });
  return true;
}

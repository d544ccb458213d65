import { useEffect } from 'react';

/** Names the page in the browser's tab and history. */
export function useTitel(titel: string | null): void {
  useEffect(() => {
    document.title = titel ? `${titel} - Stuurhuis` : 'Stuurhuis';
  }, [titel]);
}

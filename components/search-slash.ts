// Whether the key `/` alone leads to search: a reader may switch it off, in this browser (WCAG 2.1.4).

const STORED_AS = 'slash-key';
const OFF = 'off';

export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== OFF;
  } catch {
    return true;
  }
}

export function switchSlash(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(STORED_AS);
    else localStorage.setItem(STORED_AS, OFF);
  } catch {
    // Where nothing may be kept, it stays on.
  }
}

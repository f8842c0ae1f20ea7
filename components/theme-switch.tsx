// Three buttons of which one is on: as the device is, light, dark. Without scripts there are none.
import { useEffect, useState } from 'react';
import { site } from '../site.config';
import { isTheme, STORED_AS, THEMES, type Theme } from './theme';

const words = site.words.theme;

const ICONS: Record<Theme, string> = {
  system: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1 1m12 12 1 1M5 19l1-1M18 6l1-1',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
};

export function ThemeSwitch() {
  // On the server nobody knows it.
  const [chosen, setChosen] = useState<Theme>();

  useEffect(() => {
    setChosen(themeOf(document.documentElement.dataset.theme));
    // Another tab.
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === STORED_AS) setChosen(show(themeOf(newValue)));
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);

  return (
    <fieldset className="theme-switch">
      <legend className="sr-only">{words.label}</legend>
      {THEMES.map((theme) => (
        <label key={theme} title={words[theme]}>
          <input
            className="sr-only"
            type="radio"
            name="theme"
            checked={theme === chosen}
            onChange={() => setChosen(keep(theme))}
          />
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={ICONS[theme]} />
          </svg>
          <span className="sr-only">{words[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}

const themeOf = (value: unknown): Theme => (isTheme(value) ? value : site.theme);

function show(theme: Theme): Theme {
  document.documentElement.dataset.theme = theme;
  return theme;
}

function keep(theme: Theme): Theme {
  try {
    localStorage.setItem(STORED_AS, theme);
  } catch {
    // Where nothing may be kept it holds for this page.
  }
  return show(theme);
}

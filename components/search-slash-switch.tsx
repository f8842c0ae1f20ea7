// Lets readers switch off that the key `/` leads to search. Without scripts it does not.
import { useEffect, useState } from 'react';
import { site } from '../site.config';
import styles from './search.module.css';
import { isSlashOn, switchSlash } from './search-slash';

export function SlashSwitch() {
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(isSlashOn()), []);
  return (
    <label className={styles.slash}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          switchSlash(target.checked);
          setOn(isSlashOn());
        }}
      />{' '}
      {site.words.search.slash}
    </label>
  );
}

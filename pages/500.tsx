// What readers get while a page can’t be made.
import { ServerError } from '../components/server-error';

export default function Error500() {
  return <ServerError status={500} />;
}

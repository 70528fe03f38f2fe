import { lazily } from '../shell/lazily.tsx';

/** Only a coordinator with an agency list in front needs it. */
export const publishCatalogue = lazily(async () => (await import('./PublishCatalogue.tsx')).PublishCatalogue);

// As Starlight's manual sets a site up, in two languages.
import starlight from '@astrojs/starlight';
import {defineConfig} from 'astro/config';

export default defineConfig({
  site: 'https://example.org',
  outDir: 'site',
  integrations: [
    starlight({
      title: 'Open letter on human rights',
      locales: {root: {label: 'English', lang: 'en'}, fr: {label: 'Français', lang: 'fr'}},
    }),
  ],
});

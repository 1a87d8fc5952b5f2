// As create-docusaurus sets a site up, but of documents alone, in two languages.
export default {
  title: 'Open letter on human rights',
  url: 'https://example.org',
  baseUrl: '/',
  trailingSlash: true,
  future: {v4: true},
  onBrokenLinks: 'warn',
  markdown: {format: 'md'},
  i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
  presets: [['classic', {docs: {routeBasePath: '/'}, blog: false, pages: false}]],
  themeConfig: {navbar: {title: 'Open letter', items: [{type: 'localeDropdown', position: 'right'}]}},
};

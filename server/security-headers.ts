import type { RequestHandler } from 'express';

/** office.js and what it loads and reports to: Excel refuses to start a pane without them. */
const officeScripts = 'https://appsforoffice.microsoft.com https://*.officeapps.live.com';
const officeServices = 'https://*.microsoft.com https://*.office.com https://*.office.net https://*.live.com';
/** Hosts that show the pane in a frame: Excel on the web and the sites that open it. */
const excelOnTheWeb =
  'https://*.officeapps.live.com https://*.office.com https://*.office365.com https://*.microsoft365.com https://*.cloud.microsoft https://*.sharepoint.com https://*.live.com https://*.microsoft.com';

function policy(office: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self'${office ? ` ${officeScripts}` : ''}`,
    // Fluent UI and the spreadsheet grid write their styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${office ? ` ${officeServices}` : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors 'self'${office ? ` ${excelOnTheWeb}` : ''}`,
  ].join('; ');
}

const ownPages = policy(false);
const officePages = policy(true);

/** Pages that Excel opens. */
function isOfficePage(path: string): boolean {
  return path === '/taskpane.html' || path === '/commands.html' || path === '/functions.html';
}

/** Headers that keep pages from being framed, sniffed or fed scripts by strangers. */
export const setSecurityHeaders: RequestHandler = (request, response, next) => {
  response.set({
    'Content-Security-Policy': isOfficePage(request.path) ? officePages : ownPages,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': isOfficePage(request.path) ? 'unsafe-none' : 'same-origin',
  });
  next();
};

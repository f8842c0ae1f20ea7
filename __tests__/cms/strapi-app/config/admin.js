// Editors of the tests use the API: the admin panel, which takes a minute to build, is left out.
module.exports = {
  serveAdminPanel: false,
  auth: { secret: 'of the tests' },
  apiToken: { salt: 'of the tests' },
  transfer: { token: { salt: 'of the tests' } },
  flags: { nps: false, promoteEE: false },
};

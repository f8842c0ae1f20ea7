// Posts live in one file beside the app, and go with it.
module.exports = {
  connection: { client: 'sqlite', connection: { filename: 'data.db' }, useNullAsDefault: true },
};

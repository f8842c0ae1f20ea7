// What has to happen in Redis in one step. Versions come from Redis's own clock, made strictly increasing: so
// they never fall back, not even when Redis was emptied, and no blog server's clock decides anything.

/** KEYS page, used, bytes. ARGV path, text, seen, evictable, version or ''. Gives the version written, or nil. */
export const PUT = `
local seen = tonumber(ARGV[3])
local current = tonumber(redis.call('HGET', KEYS[1], 'v') or '0')
if current > seen then return nil end

local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local version = string.format('%.0f', tonumber(ARGV[5]) or math.max(micros, seen + 1))
local before = redis.call('HSTRLEN', KEYS[1], 't')
redis.call('HSET', KEYS[1], 'v', version, 't', ARGV[2])
redis.call('INCRBY', KEYS[3], string.len(ARGV[2]) - before)
if ARGV[4] == '1' then
  redis.call('ZADD', KEYS[2], math.floor(micros / 1000), ARGV[1])
else
  redis.call('ZREM', KEYS[2], ARGV[1])
end
return version
`;

/** KEYS used, bytes. ARGV the beginning of page keys, maxBytes. */
export const TRIM = `
local bytes = tonumber(redis.call('GET', KEYS[2]) or '0')
while bytes > tonumber(ARGV[2]) do
  local path = redis.call('ZPOPMIN', KEYS[1])[1]
  if not path then break end
  local page = ARGV[1] .. path
  local length = redis.call('HSTRLEN', page, 't')
  redis.call('HDEL', page, 't')
  bytes = redis.call('DECRBY', KEYS[2], length)
end
return bytes
`;

/**
 * KEYS records, log, end. ARGV of each record: key, text, seen, version or ''. Gives the versions written, or ''. What is
 * written back (with a version) is compared with what it was written on; else, when it was written counts. It gets its
 * place in the log behind all that others have read by now, even if its version is an older one.
 */
export const PUT_RECORDS = `
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local last = tonumber(redis.call('GET', KEYS[3]) or '0')
local written = {}
for first = 1, #ARGV, 4 do
  local key, text, seen = ARGV[first], ARGV[first + 1], tonumber(ARGV[first + 2])
  local given = tonumber(ARGV[first + 3])
  local current
  if given then
    current = tonumber(string.match(redis.call('HGET', KEYS[1], key) or '', '^%d+') or '0')
  else
    current = tonumber(redis.call('ZSCORE', KEYS[2], key) or '0')
  end
  if current > seen then
    table.insert(written, '')
  else
    local version = given or math.max(micros, last + 1, seen + 1)
    last = math.max(version, last + 1)
    local digits = string.format('%.0f', version)
    redis.call('HSET', KEYS[1], key, digits .. ' ' .. text)
    redis.call('ZADD', KEYS[2], string.format('%.0f', last), key)
    table.insert(written, digits)
  end
end
redis.call('SET', KEYS[3], string.format('%.0f', last))
return written
`;

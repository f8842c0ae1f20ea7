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

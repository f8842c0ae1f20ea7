// What has to happen in Redis in one step. Versions come from Redis's own clock, made strictly increasing: so
// they never fall back, not even when Redis was emptied, and no blog server's clock decides anything.
import { MAX_NUMBER } from '../store/stored-number';

// What is no number, or one that cannot grow, counts as absent: another program may have written there.
const NUMBERS = `
local MAX = ${MAX_NUMBER}
local function number(text)
  local found = tonumber(text or '')
  if not found or found ~= found or found < 0 or found > MAX or found % 1 ~= 0 then return nil end
  return found
end
`;

// How many bytes all texts have, with a checksum. Where that is damaged or gone the texts are counted.
const BYTES = `
local function putBytes(key, bytes)
  local digits = string.format('%.0f', bytes)
  redis.call('SET', key, digits .. ' ' .. redis.sha1hex(key .. digits))
end
local function bytesIn(key, used, page)
  local stored = redis.call('GET', key)
  local digits, check = string.match(stored or '', '^(%d+) (%x+)$')
  if digits and redis.sha1hex(key .. digits) == check then return tonumber(digits) end
  local bytes = 0
  for _, path in ipairs(redis.call('ZRANGE', used, 0, -1)) do
    bytes = bytes + redis.call('HSTRLEN', page .. path, 't')
  end
  return bytes
end
`;

/**
 * KEYS page, used, bytes, mark. ARGV path, text, seen, evictable, version or '', the beginning of page keys. Gives the
 * version written, or nil.
 */
export const PUT = `${NUMBERS}${BYTES}
local seen = tonumber(ARGV[3])
local current = number(redis.call('HGET', KEYS[1], 'v')) or 0
if current > seen then return nil end

local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local version = string.format('%.0f', tonumber(ARGV[5]) or math.max(micros, seen + 1))
local before = redis.call('HSTRLEN', KEYS[1], 't')
local bytes = bytesIn(KEYS[3], KEYS[2], ARGV[6])
redis.call('HSET', KEYS[1], 'v', version, 't', ARGV[2])
putBytes(KEYS[3], math.max(0, bytes + string.len(ARGV[2]) - before))
if ARGV[4] == '1' then
  redis.call('ZADD', KEYS[2], math.floor(micros / 1000), ARGV[1])
else
  redis.call('ZREM', KEYS[2], ARGV[1])
end
-- Another one with every write, also of a page made again at an older version.
redis.call('SET', KEYS[4], string.format('%.0f', micros) .. ' ' .. version .. ' ' .. redis.sha1hex(ARGV[1]))
return version
`;

/** KEYS used, bytes. ARGV the beginning of page keys, maxBytes. */
export const TRIM = `${BYTES}
local bytes = bytesIn(KEYS[2], KEYS[1], ARGV[1])
local before = bytes
while bytes > tonumber(ARGV[2]) do
  local path = redis.call('ZPOPMIN', KEYS[1])[1]
  if not path then break end
  local page = ARGV[1] .. path
  bytes = math.max(0, bytes - redis.call('HSTRLEN', page, 't'))
  redis.call('HDEL', page, 't')
end
if bytes ~= before then putBytes(KEYS[2], bytes) end
return bytes
`;

/**
 * KEYS records, log, end. ARGV of each record: key, text, seen, version or ''. Gives the versions written, or ''. What is
 * written back (with a version) is compared with what it was written on; else, when it was written counts. It gets its
 * place in the log behind all that others have read by now, even if its version is an older one.
 */
export const PUT_RECORDS = `${NUMBERS}
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[2], '(' .. string.format('%.0f', MAX), '+inf')
local latest = redis.call('ZRANGE', KEYS[2], 0, 0, 'REV', 'WITHSCORES')[2]
local last = math.max(number(redis.call('GET', KEYS[3])) or 0, number(latest) or 0)
local written = {}
for first = 1, #ARGV, 4 do
  local key, text, seen = ARGV[first], ARGV[first + 1], tonumber(ARGV[first + 2])
  local given = tonumber(ARGV[first + 3])
  local current
  if given then
    current = number(string.match(redis.call('HGET', KEYS[1], key) or '', '^%d+')) or 0
  else
    current = number(redis.call('ZSCORE', KEYS[2], key)) or 0
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

// @ts-check

/**
 * better-sqlite3 13 is written for Node-API 10, Electron 25 has Node-API 8. The one thing missing
 * there is keeping a reference to a value that is no object. So strings are kept as text, and other
 * values inside an array, and both come back as JavaScript values when asked for.
 * @typedef {{ file: string, from: string, to: string, times: number }} Replacement
 */

const KEEPERS = `
// A string that outlives its scope, without the references that Node-API 10 brought.
class KeptString {
public:
	KeptString() : env(nullptr) {}
	explicit KeptString(Napi::String string) : env(string.Env()), text(string.Utf8Value()) {}
	inline Napi::String Value() const { return Napi::String::New(env, text); }

private:
	napi_env env;
	std::string text;
};

// Any value that outlives its scope. It has to be valid when its memory is all zeros.
class KeptValue {
public:
	KeptValue() {}
	explicit KeptValue(Napi::Value value) { Reset(value, 1); }
	inline bool IsEmpty() const { return box.IsEmpty(); }
	inline Napi::Value Value() const { return box.Value().Get(0u); }
	inline void Reset() { box.Reset(); }
	inline void Reset(Napi::Value value, uint32_t) {
		Napi::Array array = Napi::Array::New(value.Env(), 1);
		array.Set(0u, value);
		box.Reset(array, 1);
	}

private:
	Napi::Reference<Napi::Array> box;
};

`

/** @type {readonly Replacement[]} */
export const REPLACEMENTS = [
  {
    file: 'src/util/helpers.cpp',
    from: 'inline Napi::String StringFromUtf8(',
    to: `${KEEPERS}inline Napi::String StringFromUtf8(`,
    times: 1,
  },
  {
    file: 'src/util/helpers.cpp',
    from: 'const Napi::Reference<Napi::String>& key',
    to: 'const KeptString& key',
    times: 1,
  },
  {
    file: 'src/util/constants.cpp',
    from: 'Napi::Persistent(InternalizedFromLatin1(env, str))',
    to: 'KeptString(InternalizedFromLatin1(env, str))',
    times: 2,
  },
  {
    file: 'src/util/constants.cpp',
    from: 'Napi::Reference<Napi::String>',
    to: 'KeptString',
    times: 20,
  },
  {
    file: 'src/util/bind-map.cpp',
    from: 'Napi::Persistent(InternalizedFromUtf8(env, name, -1))',
    to: 'KeptString(InternalizedFromUtf8(env, name, -1))',
    times: 1,
  },
  {
    file: 'src/util/bind-map.cpp',
    from: 'Napi::Persistent(pair->name.Value())',
    to: 'pair->name',
    times: 1,
  },
  {
    file: 'src/util/bind-map.cpp',
    from: 'Napi::Reference<Napi::String>',
    to: 'KeptString',
    times: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    from: 'start(Napi::Persistent(start))',
    to: 'start(start)',
    times: 1,
  },
  {
    file: 'src/util/custom-aggregate.cpp',
    from: 'Napi::Reference<Napi::Value>',
    to: 'KeptValue',
    times: 2,
  },
  { file: 'binding.gyp', from: 'NAPI_VERSION=10', to: 'NAPI_VERSION=8', times: 1 },
]

/**
 * Replaces text, and refuses when the source is not the one that the replacements were written for.
 * @param {string} source
 * @param {Replacement} replacement
 * @returns {string}
 */
export function replaceExactly(source, { file, from, to, times }) {
  const parts = source.split(from)
  if (parts.length - 1 !== times) {
    throw new Error(
      `${file}: expected ${times} × ${JSON.stringify(from)}, found ${parts.length - 1}. ` +
        'The patch in scripts/electron-runtime/sqlite-patch.mjs was written for another version of better-sqlite3.',
    )
  }
  return parts.join(to)
}

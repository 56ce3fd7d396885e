using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors.Codes;

/// <summary>
/// The codes that stand for passes at one door in these minutes. Kept in memory alone, as <see cref="NonceBook"/> is, each under a keyed hash: what is lost with it can keep somebody out who asks for another, and lets nobody in. Not for
/// several threads at once.
/// </summary>
public sealed class CodeBook
{
    /// <summary>How many are open at one time at most.</summary>
    public const int Most = 200;

    /// <summary>After so many wrong ones within <see cref="TriesKept"/> the door takes none, right or wrong.</summary>
    public const int MostWrong = 20;

    /// <summary>How long one is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    /// <summary>How long a wrong one counts.</summary>
    public static readonly TimeSpan TriesKept = TimeSpan.FromMinutes(10);

    private const int KeyBytes = 32;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly Dictionary<string, OpenCode> _open = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _wrong = [];

    /// <summary>A code for a pass, and from when on it is good for nothing; null where <see cref="Most"/> are open. Who had one at this door has it no more.</summary>
    /// <param name="pass">Genuine, and of that visitor.</param>
    /// <param name="ends">From this moment on the pass itself is none.</param>
    internal (PassCode Code, DateTimeOffset Until)? Give(Pseudonym visitor, string pass, DateTimeOffset ends, DateTimeOffset now)
    {
        Forget(now);
        foreach (string before in _open.Where(entry => entry.Value.Visitor == visitor).Select(entry => entry.Key).ToList()) _open.Remove(before);
        if (_open.Count >= Most) return null;
        var until = now + Lifetime < ends ? now + Lifetime : ends;
        PassCode code;
        do code = PassCode.New();
        while (!_open.TryAdd(HashOf(code), new OpenCode(visitor, pass, until)));
        return (code, until);
    }

    /// <summary>Whether too many wrong codes were tried lately.</summary>
    internal bool IsShut(DateTimeOffset now)
    {
        while (_wrong.TryPeek(out var oldest) && oldest + TriesKept <= now) _wrong.Dequeue();
        return _wrong.Count >= MostWrong;
    }

    /// <summary>The pass that a code stands for, once; null for every other text, without a word of whether there was such a code.</summary>
    internal string? Take(string text, DateTimeOffset now)
    {
        Forget(now);
        if (!PassCode.TryParse(text, out var code)) return null;
        if (_open.Remove(HashOf(code), out var entry)) return entry.Pass;
        _wrong.Enqueue(now);
        return null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (string over in _open.Where(entry => now >= entry.Value.Until).Select(entry => entry.Key).ToList()) _open.Remove(over);
    }

    private string HashOf(PassCode code) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(code.Value)));

    private readonly record struct OpenCode(Pseudonym Visitor, string Pass, DateTimeOffset Until);
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Federation.Adapters.FederationPeer;

/// <summary>
/// Tells whether a sweep has given a key before: a listing whose centre changed while the sweep was under way can be met in two centres. It keeps half of a SHA-256 of each, so that a million take some tens of
/// megabytes. Not thread safe.
/// </summary>
internal sealed class KeysMet
{
    private readonly HashSet<UInt128> _met = [];

    /// <summary>False where the key was met before.</summary>
    public bool Meet(string key) => _met.Add(MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
}

using System.Security.Cryptography;
using System.Text;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>A code that shows that two people are one: 100 random bits, as people copy and type them. What is stored of one is its hash. Pure.</summary>
public static class ControlCode
{
    /// <summary>Crockford's base 32: no letter looks like a digit.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 20, Group = 5;

    /// <summary>Four groups of five, with hyphens between them.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>In lower hexadecimal digits.</summary>
    /// <param name="text">As somebody typed it: small letters, spaces and look-alikes are what they stand for.</param>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(text))));

    /// <summary>Whether a text is the code, in a time that does not tell how much of it is.</summary>
    public static bool Is(string text, string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(text)), Encoding.ASCII.GetBytes(hash));

    /// <summary>Whether one line of a text is the code.</summary>
    public static bool IsIn(string text, string hash) => text.Split('\n').Any(line => Is(line, hash));

    private static string Plain(string text) => string.Concat(text.ToUpperInvariant().Where(character => !char.IsWhiteSpace(character) && character is not ('-' or '\uFEFF')).Select(character => character switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => character,
    }));
}

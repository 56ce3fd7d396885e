using System.Security.Cryptography;

namespace Federation.Cluster.Members.Passes;

/// <summary>
/// What a member says at a door in place of a pass that is shown: 8 of 20 consonants (RFC 8628, section 6.1), which make no word and look like no digit; 25.6 thousand million. It carries no signature, and stands for a pass only where
/// the directory remembers which.
/// </summary>
[GenerateSerializer, Immutable, Alias("pass-code")]
public readonly record struct PassCode
{
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Length = 8;

    private PassCode(string value) => Value = value;

    /// <summary>Without what parts it for reading.</summary>
    [Id(0)]
    public string Value { get; }

    public static PassCode New() => new(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>As people type it: in capitals or not, with spaces and dashes or without.</summary>
    public static bool TryParse(string? text, out PassCode code)
    {
        string plain = text is { Length: <= 4 * Length } ? text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() : "";
        bool valid = plain.Length == Length && !plain.AsSpan().ContainsAnyExcept(Letters);
        code = valid ? new PassCode(plain) : default;
        return valid;
    }

    /// <summary>In two groups: <c>BCDF-GHJK</c>.</summary>
    public override string ToString() => $"{Value[..(Length / 2)]}-{Value[(Length / 2)..]}";
}

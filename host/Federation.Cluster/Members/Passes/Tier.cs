using System.Text.Json.Serialization;

namespace Federation.Cluster.Members.Passes;

/// <summary>
/// A home network's word for what its member paid for: 1 to 32 of <c>a-z 0-9 - _ .</c>, starting with a letter or digit. Compared exactly. A network whose provider says anything else maps it to
/// such words: a mailbox or a name in that place cannot come in.
/// </summary>
[GenerateSerializer, Immutable, Alias("tier"), JsonConverter(typeof(TierJson))]
public readonly record struct Tier : IComparable<Tier>
{
    private Tier(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static bool TryParse(string? text, out Tier tier)
    {
        bool valid = text is { Length: > 0 and <= 32 } && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-_.");
        tier = valid ? new Tier(text!) : default; // valid implies not null
        return valid;
    }

    /// <exception cref="FormatException">The text is not a tier.</exception>
    public static Tier Parse(string text) => TryParse(text, out var tier) ? tier : throw new FormatException("A tier is 1 to 32 of a-z, 0-9, -, _ and ., starting with a letter or digit.");

    public int CompareTo(Tier other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

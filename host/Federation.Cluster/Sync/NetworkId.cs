using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>Names a partner network: 1 to 63 of <c>a-z 0-9 -</c>, starting with a letter or digit.</summary>
[GenerateSerializer, Immutable, Alias("network-id"), JsonConverter(typeof(NetworkIdJson))]
public readonly record struct NetworkId : IComparable<NetworkId>
{
    private NetworkId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static bool TryParse(string? text, out NetworkId id)
    {
        bool valid = text is { Length: > 0 and <= 63 } && text[0] != '-' && !text.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-");
        id = valid ? new NetworkId(text!) : default; // valid implies not null
        return valid;
    }

    /// <exception cref="FormatException">The text is not a network id.</exception>
    public static NetworkId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -, not starting with -.");

    public int CompareTo(NetworkId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

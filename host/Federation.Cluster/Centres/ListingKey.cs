using System.Text.Json.Serialization;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Centres;

/// <summary>Names a listing: the network and the network's own id for it. Written <c>network/id</c>.</summary>
[GenerateSerializer, Immutable, Alias("listing-key"), JsonConverter(typeof(ListingKeyJson))]
public readonly record struct ListingKey : IComparable<ListingKey>
{
    /// <summary>The longest id that a source may use, in characters.</summary>
    public const int MostSourceIdCharacters = 500;

    private ListingKey(string value, int networkLength)
    {
        Value = value;
        NetworkLength = networkLength;
    }

    /// <summary>The key as text. Also the id of its binding's row.</summary>
    [Id(0)]
    public string Value { get; }

    [Id(1)]
    private int NetworkLength { get; }

    public NetworkId Network => NetworkId.Parse(Value[..NetworkLength]);

    public string SourceId => Value[(NetworkLength + 1)..];

    /// <summary>False when the id is empty, too long or holds a control character.</summary>
    public static bool TryCreate(NetworkId network, string sourceId, out ListingKey key)
    {
        bool valid = sourceId.Length is > 0 and <= MostSourceIdCharacters && !sourceId.Any(char.IsControl);
        key = valid ? new ListingKey($"{network}/{sourceId}", network.Value.Length) : default;
        return valid;
    }

    public static bool TryParse(string? text, out ListingKey key)
    {
        key = default;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && NetworkId.TryParse(text![..slash], out var network) && TryCreate(network, text[(slash + 1)..], out key); // a slash implies text
    }

    public int CompareTo(ListingKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

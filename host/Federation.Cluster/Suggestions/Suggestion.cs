using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Suggestions;

/// <summary>
/// What somebody thinks that a listing should say of one field. It changes nothing: the listing is its network's own. It waits there until the network's feed carries it, the network says no, or its time is over.
/// </summary>
[GenerateSerializer, Immutable, Alias("suggestion")]
public sealed record Suggestion
{
    /// <summary>What nobody has answered for so long is closed; and so long a closed one is kept.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(180);

    /// <summary>32 hexadecimal digits; those made later sort later.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The centre that was looked at.</summary>
    [Id(1)]
    public required CentreId Centre { get; init; }

    /// <summary>The listing whose value the centre shows, or would show.</summary>
    [Id(2)]
    public required ListingKey Listing { get; init; }

    /// <summary>A <see cref="ContentField.Name"/>.</summary>
    [Id(3)]
    public required string Field { get; init; }

    /// <summary>What the listing said then; null where it said nothing.</summary>
    [Id(4)]
    public string? Before { get; init; }

    /// <summary>What it should say, in the form in which listings say it.</summary>
    [Id(5)]
    public required string Value { get; init; }

    /// <summary>For the network's eyes, 1,000 characters at most; null for none.</summary>
    [Id(6)]
    public string? Comment { get; init; }

    /// <summary>The opaque id of the account that suggests.</summary>
    [Id(7)]
    public required string By { get; init; }

    [Id(8)]
    public required DateTimeOffset At { get; init; }

    [Id(9)]
    public SuggestionState State { get; init; }

    /// <summary>Null while it is open.</summary>
    [Id(10)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why the network said no; null where it did not.</summary>
    [Id(11)]
    public string? Reason { get; init; }

    public NetworkId Network => Listing.Network;

    internal static StateKey KeyOf(NetworkId network, string id) => new(RowKinds.Suggestion, $"{network}/{id}");

    internal StateWrite Write(long version) => new(KeyOf(Network, Id), version, JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.Suggestion));
}

/// <summary>What became of a suggestion.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuggestionState>))]
public enum SuggestionState
{
    Open,

    /// <summary>The network's feed says so now.</summary>
    Carried,

    /// <summary>The network said no.</summary>
    Dismissed,

    /// <summary>Nobody answered, or the listing is gone.</summary>
    Expired,
}

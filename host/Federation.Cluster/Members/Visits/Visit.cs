using System.Text.Json.Serialization;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits;

/// <summary>An admission that happened, as stored. Nothing of it changes, but that it may become nobody's. Whose it was, only the visitor's pseudonym at this centre tells.</summary>
[GenerateSerializer, Immutable, Alias("visit")]
public sealed record Visit
{
    [Id(0)]
    public required CentreId Centre { get; init; }

    /// <summary>What the door gave out for it: no nonce makes two visits.</summary>
    [Id(1)]
    public required DoorNonce Nonce { get; init; }

    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>By the centre's calendar as it was then. Several visits of one day count as one day.</summary>
    [Id(3)]
    public required DateOnly Day { get; init; }

    [Id(4)]
    public required Pseudonym Visitor { get; init; }

    [Id(5)]
    public required NetworkId HomeNetwork { get; init; }

    [Id(6)]
    public required Tier Tier { get; init; }

    /// <summary>The network that kept the door at that moment; null where none did, and in visits of before that was written down.</summary>
    [Id(7)]
    public NetworkId? Host { get; init; }

    /// <summary>Whether the door decided alone, without network, and told of it later.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOffline { get; init; }

    /// <summary>Why the directory would not have admitted the visitor, one of <see cref="Admissions.AdmissionCodes"/>, where the door did so alone; null where it would have.</summary>
    [Id(11)]
    public string? Doubt { get; init; }

    internal StateKey Key => KeyOf(Centre, VisitMonth.Of(Day), Nonce);

    internal static StateKey KeyOf(CentreId centre, VisitMonth month, DoorNonce nonce) => new(RowKinds.Visit, PrefixOf(centre, month) + nonce);

    /// <summary>How the ids of all visits of a centre in a month begin.</summary>
    internal static string PrefixOf(CentreId centre, VisitMonth month) => $"{centre}/{month}/";
}

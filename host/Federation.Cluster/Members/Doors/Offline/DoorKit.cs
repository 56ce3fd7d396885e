using System.Collections.Immutable;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors.Offline;

/// <summary>
/// What a door takes along to decide without network for a while: the centre's part. Whose credentials it can check, and which of them still count, comes beside it from whoever keeps keys. A door
/// that was given one and lost its network decides as <see cref="Admission.Decide"/> does, and never for longer than <see cref="Until"/>.
/// </summary>
[GenerateSerializer, Immutable, Alias("door-kit")]
public sealed record DoorKit
{
    /// <summary>How long one counts: as long as a credential at most, so that nobody is admitted by what was true the day before yesterday.</summary>
    public static readonly TimeSpan Lifetime = CredentialIssuer.MostLifetime;

    /// <summary>When it was made.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>From this moment on the door decides nothing by it.</summary>
    [Id(1)]
    public required DateTimeOffset Until { get; init; }

    /// <summary>Null where they were never set: nobody is admitted.</summary>
    [Id(2)]
    public required AdmissionRules? Rules { get; init; }

    /// <summary>When the rules admit anybody, within the kit's time; null for at any time. Where nobody knows, it is not among them.</summary>
    [Id(3)]
    public required ImmutableArray<DoorSpan>? Open { get; init; }

    /// <summary>The days on the centre's calendar that the kit's time touches, in order and without a gap.</summary>
    [Id(4)]
    public required ImmutableArray<KitDay> Days { get; init; }

    /// <summary>As <see cref="HostCentre.LabelLevel"/>.</summary>
    [Id(5)]
    public required int? LabelLevel { get; init; }

    /// <summary>In order.</summary>
    [Id(6)]
    public required ImmutableArray<Pseudonym> Blocked { get; init; }

    /// <summary>Who was here in the month of <see cref="At"/>, where the rules count days.</summary>
    [Id(7)]
    public required ImmutableArray<DoorVisitor> Visitors { get; init; }

    /// <summary>Networks of the rules whose members are not admitted all the same, in order.</summary>
    [Id(8)]
    public ImmutableArray<ClosedNetwork> Closed { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>A network whose members a door does not admit, by what networks agreed.</summary>
/// <param name="Code">One of <see cref="AdmissionCodes"/>.</param>
[GenerateSerializer, Immutable, Alias("closed-network")]
public readonly record struct ClosedNetwork([property: Id(0)] NetworkId Network, [property: Id(1)] string Code);

/// <summary>Time from one moment to before another.</summary>
[GenerateSerializer, Immutable, Alias("door-span")]
public readonly record struct DoorSpan([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset Until);

/// <summary>A day on a centre's calendar, and when it is.</summary>
[GenerateSerializer, Immutable, Alias("kit-day")]
public readonly record struct KitDay([property: Id(0)] DateOnly Day, [property: Id(1)] DateTimeOffset From, [property: Id(2)] DateTimeOffset Until);

/// <summary>On which days somebody was admitted.</summary>
[GenerateSerializer, Immutable, Alias("door-visitor")]
public sealed record DoorVisitor([property: Id(0)] Pseudonym Visitor, [property: Id(1)] ImmutableArray<DateOnly> Days);

using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors;

/// <summary>A nonce for a door to show, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("nonce-answer")]
public sealed record NonceAnswer
{
    /// <summary>Null where it was refused.</summary>
    [Id(0)]
    public DoorNonce? Nonce { get; init; }

    /// <summary>From this moment on no pass over it is taken; null with <see cref="Nonce"/>.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>One of <see cref="AdmissionCodes"/>; null where there is a nonce.</summary>
    [Id(2)]
    public string? Code { get; init; }

    /// <summary>What is against it, in English; null with <see cref="Code"/>.</summary>
    [Id(3)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    [MemberNotNullWhen(false, nameof(Nonce), nameof(Until))]
    public bool IsRefused => Code is not null;
}

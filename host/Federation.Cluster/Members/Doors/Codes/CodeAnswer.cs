using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors.Codes;

/// <summary>A code to say at a door, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("code-answer")]
public sealed record CodeAnswer
{
    /// <summary>Null where it was refused.</summary>
    [Id(0)]
    public PassCode? Given { get; init; }

    /// <summary>From this moment on it is good for nothing; null with <see cref="Given"/>.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>One of <see cref="PassCodes"/> or <see cref="AdmissionCodes"/>; null where there is a code.</summary>
    [Id(2)]
    public string? Code { get; init; }

    /// <summary>What is against it, in English; null with <see cref="Code"/>.</summary>
    [Id(3)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    [MemberNotNullWhen(false, nameof(Given), nameof(Until))]
    public bool IsRefused => Code is not null;
}

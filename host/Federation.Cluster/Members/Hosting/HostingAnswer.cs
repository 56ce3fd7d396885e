using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Members.Admissions;

namespace Federation.Cluster.Members.Hosting;

/// <summary>What came of setting terms.</summary>
[GenerateSerializer, Immutable, Alias("hosting-answer")]
public sealed record HostingAnswer
{
    /// <summary>After it; where it was refused, as they are.</summary>
    [Id(0)]
    public required HostingView Now { get; init; }

    /// <summary>One of <see cref="AdmissionCodes"/>; null where it was done.</summary>
    [Id(1)]
    public string? Code { get; init; }

    /// <summary>What is against it, in English; null with <see cref="Code"/>.</summary>
    [Id(2)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    public bool IsRefused => Code is not null;
}

using System.Diagnostics.CodeAnalysis;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels;

/// <summary>What came of a decision.</summary>
[GenerateSerializer, Immutable, Alias("label-answer")]
public sealed record LabelAnswer
{
    /// <summary>After it; where it was refused, as it is.</summary>
    [Id(0)]
    public required LabelHistory History { get; init; }

    /// <summary>One of <see cref="LabelProblemCodes"/>; null where it was done.</summary>
    [Id(1)]
    public string? Code { get; init; }

    /// <summary>What is against it, in English; null with <see cref="Code"/>.</summary>
    [Id(2)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    public bool IsRefused => Code is not null;

    internal static LabelAnswer Of(LabelHistory history, LabelRefusal? refusal) => new() { History = history, Code = refusal?.Code, Message = refusal?.Message };
}

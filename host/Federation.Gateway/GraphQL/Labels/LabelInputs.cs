using Federation.Registry.Labels;

namespace Federation.Gateway.GraphQL.Labels;

/// <summary>A decision about a label, as asked for.</summary>
internal record LabelDecisionInput
{
    public required string Centre { get; init; }

    public required int MadeOn { get; init; }

    /// <summary>Null where whoever is signed in decides.</summary>
    public string? Actor { get; init; }

    public required string Reason { get; init; }
}

internal sealed record AwardLabelInput : LabelDecisionInput
{
    public required AxisLevelsInput Levels { get; init; }
}

internal sealed record AxisLevelsInput
{
    public int? TechnicalPerformance { get; init; }

    public int? Services { get; init; }

    public int? Quality { get; init; }

    public int? Commitments { get; init; }

    public int? Interoperability { get; init; }

    public LabelLevels ToLevels() => new()
    {
        TechnicalPerformance = TechnicalPerformance,
        Services = Services,
        Quality = Quality,
        Commitments = Commitments,
        Interoperability = Interoperability,
    };
}

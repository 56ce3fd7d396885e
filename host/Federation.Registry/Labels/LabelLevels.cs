using System.Text.Json.Serialization;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Labels;

/// <summary>The levels for which a label is awarded: one for each axis, 1 to 3, or null where the axis could not be measured. At least one axis has one.</summary>
public sealed record LabelLevels
{
    public int? TechnicalPerformance { get; init; }

    public int? Services { get; init; }

    public int? Quality { get; init; }

    public int? Commitments { get; init; }

    public int? Interoperability { get; init; }

    /// <summary>The lowest of the axes that have one, never an average; null where none has.</summary>
    [JsonIgnore]
    public int? Overall => Enum.GetValues<Axis>().Min(On);

    [JsonIgnore]
    public bool AreValid => Overall is not null && Array.TrueForAll(Enum.GetValues<Axis>(), axis => On(axis) is null or (>= 1 and <= CriteriaSet.TopLevel));

    /// <summary>Those that an evaluation found. Not valid where an axis reached no level.</summary>
    public static LabelLevels Of(Evaluation evaluation)
    {
        int? On(Axis axis) => evaluation.Axes[(int)axis].Level;
        return new LabelLevels
        {
            TechnicalPerformance = On(Axis.TechnicalPerformance),
            Services = On(Axis.Services),
            Quality = On(Axis.Quality),
            Commitments = On(Axis.Commitments),
            Interoperability = On(Axis.Interoperability),
        };
    }

    /// <exception cref="ArgumentOutOfRangeException">It is none of the five.</exception>
    public int? On(Axis axis) => axis switch
    {
        Axis.TechnicalPerformance => TechnicalPerformance,
        Axis.Services => Services,
        Axis.Quality => Quality,
        Axis.Commitments => Commitments,
        Axis.Interoperability => Interoperability,
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "There is no such axis."),
    };
}

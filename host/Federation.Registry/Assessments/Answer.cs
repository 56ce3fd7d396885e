using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Assessments;

/// <summary>What the applicant says to one criterion, and by what it is shown. Immutable.</summary>
public sealed record Answer
{
    /// <summary>The criterion's id.</summary>
    public required string Criterion { get; init; }

    /// <summary>In the criterion's unit; 1 for yes and 0 for no.</summary>
    public required decimal Value { get; init; }

    /// <summary>Not <see cref="EvidenceKind.Computed"/>, which the directory alone has.</summary>
    public required EvidenceKind Evidence { get; init; }

    /// <summary>When it was found out.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>For the assessors; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Ids of <see cref="EvidenceFile"/>s that show it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    internal Observation ToObservation() => new() { Criterion = Criterion, Value = Value, Evidence = Evidence, ObservedAt = ObservedAt };
}

using System.Diagnostics.CodeAnalysis;

namespace Federation.Registry.Criteria;

/// <summary>One version of the label's criteria, as its file says. Immutable and thread safe.</summary>
public sealed record CriteriaSet
{
    /// <summary>The label's highest level; the lowest is 1, and 0 stands for none.</summary>
    public const int TopLevel = 3;

    /// <summary>So many days the directory looks back when it computes: a criterion that asked for more could never be measured.</summary>
    public const int MostObservationDays = 90;

    private static readonly Lazy<CriteriaSet> Embedded = new(() => CriteriaFile.Embedded("ccc-1.0"));

    /// <summary>The first version, which this assembly carries. Which one is in force at a moment tells <see cref="Versions.CriteriaVersions"/>.</summary>
    public static CriteriaSet First => Embedded.Value;

    /// <summary>Major and minor, for example <c>1.0</c>.</summary>
    public required string Version { get; init; }

    public required BilingualText Title { get; init; }

    /// <summary>What a reader has to know of where these criteria come from.</summary>
    public required BilingualText Notice { get; init; }

    /// <summary>How long an award lasts, and how long evidence other than the directory's own is good for, in years: 1 to 10.</summary>
    public required int ValidityYears { get; init; }

    /// <summary>How many days of observations make a computed criterion measurable: 1 to 90.</summary>
    public required int ObservationDays { get; init; }

    /// <summary>The share of an axis's measurable optional criteria that has to hold, 0 to 1, for the levels 1 to 3 in this order; none is lower than the one before.</summary>
    public required IReadOnlyList<decimal> OptionalShares { get; init; }

    /// <summary>In the file's order; at least one on every axis.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Those of one axis, in the file's order.</summary>
    public IEnumerable<Criterion> On(Axis axis) => Criteria.Where(criterion => criterion.Axis == axis);

    /// <summary>False where this version has no such criterion.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out Criterion? criterion)
    {
        criterion = Criteria.FirstOrDefault(candidate => candidate.Id == id);
        return criterion is not null;
    }
}

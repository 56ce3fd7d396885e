using Federation.Web.Centres;
using Federation.Web.Directory;

namespace Federation.Web.Comparing;

/// <summary>What <see cref="ComparisonQuestion"/> answers.</summary>
public sealed record ComparisonAnswer(Comparison Compare);

public sealed record Comparison(IReadOnlyList<ComparedCentre> Centres, IReadOnlyList<AxisComparison> Axes);

public sealed record ComparedCentre
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public PlaceAddress? Address { get; init; }

    public bool? OpenNow { get; init; }

    public string? OpeningHours { get; init; }

    public int? Capacity { get; init; }

    public HeldLabel? Label { get; init; }

    public IReadOnlyList<Named> Services { get; init; } = [];

    public IReadOnlyList<Price> Prices { get; init; } = [];
}

public sealed record AxisComparison(string Axis, string Title, IReadOnlyList<ComparedAxis> Entries, IReadOnlyList<CriterionComparison> Criteria);

public sealed record ComparedAxis(int? Level, int? HeldLevel, bool Best);

public sealed record CriterionComparison(ComparedQuestion Criterion, IReadOnlyList<ComparedCriterion> Entries);

public sealed record ComparedQuestion(string Key, string Question);

public sealed record ComparedCriterion(bool Best, ComparedWords Reading);

public sealed record ComparedWords(string Says);

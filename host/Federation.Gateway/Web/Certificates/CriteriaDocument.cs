using Federation.Registry;
using Federation.Registry.Criteria;

namespace Federation.Gateway.Web.Certificates;

/// <summary>A version of the criteria, as its address shows it.</summary>
internal sealed record CriteriaDocument(
    string Version, TextDocument Title, TextDocument Notice, int ValidityYears, int ObservationDays, IReadOnlyList<decimal> OptionalShares, IReadOnlyList<CriterionDocument> Criteria)
{
    public static CriteriaDocument Of(CriteriaSet criteria) => new(
        criteria.Version,
        TextDocument.Of(criteria.Title),
        TextDocument.Of(criteria.Notice),
        criteria.ValidityYears,
        criteria.ObservationDays,
        criteria.OptionalShares,
        [.. criteria.Criteria.Select(CriterionDocument.Of)]);
}

/// <param name="Levels">What the levels 1 to 3 ask for, in the unit.</param>
internal sealed record CriterionDocument(
    string Id, Axis Axis, TextDocument Question, TextDocument Measure, TextDocument Unit, Better Better, EvidenceKind Evidence, bool Mandatory, IReadOnlyList<decimal> Levels, ThresholdBasis Basis, TextDocument Source)
{
    public static CriterionDocument Of(Criterion criterion) => new(
        criterion.Id,
        criterion.Axis,
        TextDocument.Of(criterion.Question),
        TextDocument.Of(criterion.Measure),
        TextDocument.Of(criterion.Unit),
        criterion.Better,
        criterion.Evidence,
        criterion.IsMandatory,
        criterion.Thresholds,
        criterion.Basis,
        TextDocument.Of(criterion.Source));
}

/// <summary>What one level asks for.</summary>
/// <param name="OptionalShare">The share of an axis's measurable optional criteria that has to hold.</param>
internal sealed record LevelDocument(string Version, int Level, decimal OptionalShare, IReadOnlyList<DemandDocument> Criteria)
{
    /// <param name="level">1 to <see cref="CriteriaSet.TopLevel"/>.</param>
    public static LevelDocument Of(CriteriaSet criteria, int level) =>
        new(criteria.Version, level, criteria.OptionalShares[level - 1], [.. criteria.Criteria.Select(criterion => DemandDocument.Of(criterion, level))]);
}

internal sealed record DemandDocument(string Id, Axis Axis, TextDocument Question, bool Mandatory, Better Better, decimal Threshold, TextDocument Unit)
{
    public static DemandDocument Of(Criterion criterion, int level) =>
        new(criterion.Id, criterion.Axis, TextDocument.Of(criterion.Question), criterion.IsMandatory, criterion.Better, criterion.Threshold(level), TextDocument.Of(criterion.Unit));
}

internal sealed record TextDocument(string Fr, string En)
{
    public static TextDocument Of(BilingualText text) => new(text.French, text.English);
}

/// <summary>A centre, as the address shows it that certificates name it by.</summary>
/// <param name="Id">The global id, for GraphQL.</param>
internal sealed record CentreDocument(string Id, string Name, string? Locality);

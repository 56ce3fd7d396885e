using Federation.Web.Directory;

namespace Federation.Web.Labels;

/// <summary>What <see cref="LabelQuestion"/> answers.</summary>
public sealed record LabelAnswer(LabelCriteria Criteria, LabelCounts? Centres);

public sealed record LabelCounts(int TotalCount, LabelFacets Facets);

public sealed record LabelFacets(IReadOnlyList<LevelCount> Levels);

/// <param name="OptionalShares">For the levels 1 to 3, from 0 to 1.</param>
public sealed record LabelCriteria(string Version, string Title, string Notice, int ValidityYears, int ObservationDays, IReadOnlyList<double> OptionalShares, IReadOnlyList<Criterion> Criteria);

/// <param name="Evidence">The weakest that decides it, as the schema's EvidenceKind.</param>
/// <param name="Thresholds">For the levels 1 to 3, in the unit.</param>
public sealed record Criterion(string Key, string Axis, bool Mandatory, bool YesOrNo, bool HigherIsBetter, string Evidence, IReadOnlyList<double> Thresholds, string Question, string Unit, string Measure, string Source);

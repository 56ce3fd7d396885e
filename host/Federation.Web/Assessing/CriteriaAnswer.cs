using Federation.Web.Labels;

namespace Federation.Web.Assessing;

/// <summary>What <see cref="ApplicationQuestion.Criteria"/> answers.</summary>
public sealed record CriteriaAnswer(AskedCriteria Criteria);

public sealed record AskedCriteria(string Version, IReadOnlyList<double> OptionalShares, IReadOnlyList<Criterion> Criteria);

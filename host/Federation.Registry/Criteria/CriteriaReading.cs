namespace Federation.Registry.Criteria;

/// <summary>What came of reading a criteria file.</summary>
/// <param name="Criteria">Null where there is any problem.</param>
/// <param name="Problems">By line; empty where the criteria were read.</param>
public sealed record CriteriaReading(CriteriaSet? Criteria, IReadOnlyList<CriteriaProblem> Problems);

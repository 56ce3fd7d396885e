namespace Federation.Cluster.Index;

/// <summary>
/// How many centres there are of each kind among those that a query finds. A choice of several (label, networks, countries, any of the services) counts as if the query had not made it, so that people see what else
/// they could choose; services that must all be there have been chosen, and their counts are within the result.
/// </summary>
/// <param name="Levels">At 0 those that hold no label, then those of the levels 1 to 3.</param>
/// <param name="Services">By key; only those with any.</param>
/// <param name="Networks">By key; only those with any.</param>
/// <param name="Countries">By code; only those with any.</param>
public sealed record CentreFacets(IReadOnlyList<int> Levels, IReadOnlyDictionary<string, int> Services, IReadOnlyDictionary<string, int> Networks, IReadOnlyDictionary<string, int> Countries);

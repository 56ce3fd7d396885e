namespace Federation.Web.Networks;

/// <summary>What <see cref="NetworksQuestion"/> answers.</summary>
public sealed record NetworksAnswer(CentreTotal? Centres, IReadOnlyList<NetworkRow>? Networks);

public sealed record CentreTotal(int TotalCount);

/// <param name="LastRun">Null before the first.</param>
public sealed record NetworkRow(string Key, string Name, string Adapter, int ListingCount, LastRun? LastRun);

/// <param name="Status">As the schema's RunStatus.</param>
public sealed record LastRun(DateTimeOffset StartedAt, string Status, DateTimeOffset? UnchangedSince, LastCounts Counts, RunFailure? Failure);

public sealed record LastCounts(int New, int Changed, int Unchanged, int Quarantined);

/// <param name="Message">In English.</param>
public sealed record RunFailure(string Code, string Message, string Remedy);

using Federation.Contracts;

namespace Federation.Host.Running.Checkups;

/// <summary>What a fact came to over one listing.</summary>
internal enum FactOutcome
{
    Holds,

    /// <summary>Nothing can be told of it here; it proves nothing.</summary>
    NotApplicable,

    Broken,
}

/// <summary>One thing that every adapter has to do, tried.</summary>
/// <param name="Told">What was seen; for a person.</param>
internal sealed record FactLine(string Fact, FactOutcome Outcome, string Told);

/// <summary>All that a checkup found.</summary>
/// <param name="Issues">How many records had an issue of each code, errors and others.</param>
internal sealed record CheckupReport(string Adapter, IReadOnlyList<FactLine> Facts, SourceMeasures Measures, IReadOnlyDictionary<string, int> Issues, QualityLevel Level, IReadOnlyList<QualityGap> Missing)
{
    public bool Holds => Facts.All(fact => fact.Outcome != FactOutcome.Broken);
}

namespace Federation.Contracts.Testing;

/// <summary>The undisturbed reading that every other one is compared with. Immutable.</summary>
/// <param name="Answers">What was answered, by visit.</param>
internal sealed record Reference(AdapterRun Run, IReadOnlyList<PartnerAnswer> Answers, IReadOnlyList<string> Log)
{
    private const int MostVisits = 8;

    public IReadOnlyList<SourceRecord> Records { get; } = Run.Records;

    /// <summary>The ids, each once, without those of records that have none.</summary>
    public IReadOnlySet<string> Ids { get; } = Run.Records.Where(record => record.SourceId.Length > 0).Select(record => record.SourceId).ToHashSet(StringComparer.Ordinal);

    /// <summary>The visits that are disturbed: the first, and some of the others with the last.</summary>
    public IEnumerable<int> Visits => Answers.Count <= MostVisits
        ? Enumerable.Range(0, Answers.Count)
        : Enumerable.Range(0, MostVisits).Select(part => part * (Answers.Count - 1) / (MostVisits - 1)).Distinct();
}

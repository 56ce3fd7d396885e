namespace Federation.Contracts.Testing;

/// <summary>A second reading of the same source changes nothing.</summary>
internal sealed class SameAgain : ConformanceFact
{
    public override async Task HoldAsync(CaseTrial trial)
    {
        var reference = await trial.ReferenceAsync();
        if (reference.Run.Thrown is { } thrown) Judging.Broken($"The case cannot be read: {BenchFailures.AsHostReports(thrown).Message}");
        if (!reference.Run.Complete) Judging.Broken("The reading of the case did not end with Page.EndOfSnapshot: nothing that goes would ever be noticed.");
        if (reference.Records.Count == 0) Judging.Broken("The case holds no record, and so proves nothing.");
        var again = (await trial.ReadAsync()).Records;
        Judging.None(Differences(reference.Records, again));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<SourceRecord> first, IReadOnlyList<SourceRecord> second)
    {
        if (first.Count != second.Count) yield return $"The first reading gave {first.Count} records, the second {second.Count}.";
        foreach (var (one, other) in first.Zip(second))
        {
            if (one.SourceId != other.SourceId) yield return $"The record {one.Locator} had the id \"{one.SourceId}\", then \"{other.SourceId}\".";
            else if (!one.Raw.Span.SequenceEqual(other.Raw.Span)) yield return $"The record \"{one.SourceId}\" was other bytes the second time, and would count as changed every night.";
        }
    }
}
